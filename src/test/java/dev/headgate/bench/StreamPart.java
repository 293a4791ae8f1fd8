package dev.headgate.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fan-out, bursts and what an idle stream costs, beside the plain event-stream server. One swarm is open at a time. */
final class StreamPart implements Part {
    private static final int CHANGES = 5;
    private static final int BURST = 20;
    private static final String PEER = "plain Vert.x";

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public List<Row> measure(Settings settings) throws Exception {
        var rows = new ArrayList<>(resident(settings));
        var gateway = Gateway.start(settings, List.of());
        try (var headgate = new GatewayEvents(gateway)) {
            var change = gateway.edit(Gateway.CATEGORIES - 1, 1).join();
            change.remove("override"); // which streams leave out
            try (var plain = PlainEvents.start(settings.folder(), change)) {
                warmUp(settings, headgate);
                warmUp(settings, plain);
                rows.add(fanOut(settings, headgate, plain, settings.many(1_000)));
                rows.add(fanOut(settings, headgate, plain, settings.many(10_000))
                        .goal(Goal.ratioAtMost(0.85, "≤ 0.85 × plain")));
                rows.add(burst(settings, headgate, plain, settings.many(5_000)));
                rows.add(heap(settings, headgate, plain, settings.many(5_000)));
            }
        }
        return rows;
    }

    /** Of a gateway that has only just started, and has sent one event to each stream. */
    private static List<Row> resident(Settings settings) throws IOException {
        try (var headgate = new GatewayEvents(Gateway.start(settings, List.of()))) {
            return List.of(
                    resident(headgate, settings.many(1_000)).goal(Goal.valueAtMost(128, "< 128 MB")),
                    resident(headgate, settings.many(10_000)).goal(Goal.valueAtMost(250, "≤ 250 MB")));
        }
    }

    private static void warmUp(Settings settings, EventServer server) {
        try (var streams = Streams.open(server.port(), server.path(), settings.many(1_000))) {
            for (var change = 0; change < settings.many(50); change++) {
                streams.awaitLast(server.publish(1).join());
            }
        }
    }

    private static Row resident(EventServer headgate, int readers) throws IOException {
        try (var streams = Streams.open(headgate.port(), headgate.path(), readers)) {
            streams.awaitLast(headgate.publish(1).join());
            return Row.alone(
                    "resident with " + count(readers) + " streams, MB",
                    new Samples(List.of(headgate.child().residentMb())));
        }
    }

    private static Row fanOut(Settings settings, EventServer headgate, EventServer plain, int readers)
            throws Exception {
        return Row.beside(
                "request → last of " + count(readers) + " streams, ms",
                PEER,
                Rounds.interleaved(settings, () -> fanOut(headgate, readers), () -> fanOut(plain, readers)));
    }

    /** Milliseconds, from before the request that publishes. */
    private static double fanOut(EventServer server, int readers) {
        var times = new ArrayList<Double>();
        try (var streams = Streams.open(server.port(), server.path(), readers)) {
            for (var change = 0; change < CHANGES; change++) {
                var start = System.nanoTime();
                times.add((streams.awaitLast(server.publish(1).join()) - start) / 1e6);
            }
        }
        return new Samples(times).median();
    }

    private static Row burst(Settings settings, EventServer headgate, EventServer plain, int readers) throws Exception {
        return Row.beside(
                        "burst of 20 events to " + count(readers) + " streams, deliveries/s",
                        PEER + ", a write each",
                        Rounds.interleaved(settings, () -> burst(headgate, readers), () -> burst(plain, readers)))
                .goal(Goal.ratioAtLeast(8, "≥ 8 × uncoalesced"));
    }

    private static double burst(EventServer server, int readers) {
        try (var streams = Streams.open(server.port(), server.path(), readers)) {
            var first = server.publish(1).join() + 1;
            streams.awaitLast(first - 1);
            var start = System.nanoTime();
            var last = server.publish(BURST).join();
            var seconds = (streams.awaitLast(last) - start) / 1e9;
            return streams.deliveries(first, last) / seconds;
        }
    }

    private static Row heap(Settings settings, EventServer headgate, EventServer plain, int readers) throws Exception {
        heap(headgate, readers); // the first weighing is off by what the bursts have left behind
        heap(plain, readers);
        return Row.beside(
                        "heap per idle stream, KB",
                        PEER,
                        Rounds.interleaved(settings, () -> heap(headgate, readers), () -> heap(plain, readers)))
                .goal(Goal.valueAtMost(9, "≤ 9 KB"));
    }

    private static double heap(EventServer server, int readers) throws IOException {
        server.child().awaitQuiet(); // what the last swarm left must not count as having been there before
        var before = server.child().liveHeap();
        try (var streams = Streams.open(server.port(), server.path(), readers)) {
            streams.awaitLast(server.publish(1).join()); // nothing is queued any more
            return (server.child().liveHeap() - before) / readers / 1024;
        }
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
