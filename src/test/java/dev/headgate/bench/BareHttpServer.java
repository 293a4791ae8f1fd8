package dev.headgate.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request with the bytes and headers that another server gave once. It looks at nothing but the tag. */
public final class BareHttpServer {
    private static final Logger LOG = LoggerFactory.getLogger(BareHttpServer.class);

    private final Canned whole;
    private final Canned unchanged;

    /** An answer and its headers, without the length, which every server adds by itself. */
    private record Canned(int status, List<Header> headers, Buffer body) {
        static Canned of(HttpResponse<byte[]> response) {
            var headers = new ArrayList<Header>();
            response.headers().map().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("content-length")) {
                    headers.add(Header.of(name, values.get(0)));
                }
            });
            return new Canned(response.statusCode(), headers, Buffer.buffer(response.body()));
        }

        void send(HttpServerRequest request) {
            var response = request.response().setStatusCode(status);
            headers.forEach(header -> response.headers().set(header.name, header.value));
            if (body.length() == 0) {
                response.end();
            } else {
                response.end(body);
            }
        }
    }

    private record Header(CharSequence name, CharSequence value) {
        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }
    }

    private BareHttpServer(HttpResponse<byte[]> whole, HttpResponse<byte[]> unchanged) {
        this.whole = Canned.of(whole);
        this.unchanged = Canned.of(unchanged);
    }

    private void handle(HttpServerRequest request) {
        (request.headers().contains(HttpHeaders.IF_NONE_MATCH) ? unchanged : whole).send(request);
    }

    /** Serves on the port of the first argument what the second one, an address, answers now; until it is killed. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var port = Integer.parseInt(arguments[0]);
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(arguments[1])).version(HttpClient.Version.HTTP_1_1);
        var whole = http.send(request.build(), BodyHandlers.ofByteArray());
        var tag = whole.headers().firstValue("etag").orElseThrow();
        var unchanged = http.send(request.header("If-None-Match", tag).build(), BodyHandlers.ofByteArray());
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(new BareHttpServer(whole, unchanged)::handle)
                .listen(port, "127.0.0.1")
                .onFailure(fault ->
                        LOG.atError().addKeyValue("port", port).setCause(fault).log("can't listen"));
    }
}
