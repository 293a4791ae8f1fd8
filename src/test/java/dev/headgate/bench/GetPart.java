package dev.headgate.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The document and its 304 beside a bare server that sends the same bytes. */
final class GetPart implements Part {
    private static final String PATH = "/api/v1/config";

    @Override
    public String name() {
        return "get";
    }

    @Override
    public List<Row> measure(Settings settings) throws Exception {
        try (var gateway = Gateway.start(settings, List.of())) {
            var address = gateway.at(PATH);
            var port = Child.freePort();
            try (var bare = Child.peer(settings.folder(), BareHttpServer.class, port, address.toString())) {
                var ours = new Target(gateway.child(), address);
                var theirs = new Target(bare, URI.create("http://127.0.0.1:" + port + PATH));
                var tag = List.of("If-None-Match: " + tag(address));
                return List.of(
                        row("GET " + PATH + ", requests/s", settings, ours, theirs, List.of()),
                        row("304 to `If-None-Match`, requests/s", settings, ours, theirs, tag));
            }
        }
    }

    private record Target(Child server, URI address) {
        /** Requests a second; adds to {@code busy} what share of its core the server took meanwhile. */
        double perSecond(Settings settings, List<String> headers, List<Double> busy) throws IOException {
            var cpu = server.cpuNanos();
            var start = System.nanoTime();
            var rate = Wrk.perSecond(address, settings.load(), headers);
            busy.add((double) (server.cpuNanos() - cpu) / (System.nanoTime() - start));
            return rate;
        }
    }

    private static Row row(String metric, Settings settings, Target ours, Target theirs, List<String> headers)
            throws Exception {
        var busy = new ArrayList<Double>();
        ours.perSecond(settings, headers, new ArrayList<>()); // warms up
        theirs.perSecond(settings, headers, new ArrayList<>());
        var rounds = Rounds.interleaved(
                settings,
                () -> ours.perSecond(settings, headers, busy),
                () -> theirs.perSecond(settings, headers, busy));
        var core = String.format(Locale.ROOT, "%.0f", new Samples(busy).quantile(0) * 100);
        return Row.beside(metric + " (servers' core ≥ " + core + " % busy)", "bare Vert.x", rounds)
                .goal(Goal.ratioAtLeast(0.90, "≥ 0.90 × bare"));
    }

    private static String tag(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .headers()
                .firstValue("etag")
                .orElseThrow();
    }
}
