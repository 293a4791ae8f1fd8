package dev.headgate.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event-stream server that one would write in five minutes, on one event loop: {@code GET} opens a stream and {@code
 * POST} sends its body to all of them, one write each.
 */
public final class PlainSseServer extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PlainSseServer.class);

    private final Set<HttpServerResponse> streams = new LinkedHashSet<>();
    private final int port;

    private PlainSseServer(int port) {
        this.port = port;
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer().requestHandler(this::handle).listen(port, "127.0.0.1");
    }

    private void handle(HttpServerRequest request) {
        if (HttpMethod.POST.equals(request.method())) {
            request.body().onSuccess(this::send);
            request.response().end();
        } else {
            open(request.response());
        }
    }

    private void open(HttpServerResponse response) {
        streams.add(response);
        response.closeHandler(gone -> streams.remove(response));
        response.setChunked(true).putHeader("Content-Type", "text/event-stream").writeHead();
    }

    private void send(Buffer event) {
        streams.forEach(stream -> stream.write(event));
    }

    /** Serves on the port that the one argument says, until it is killed. */
    public static void main(String[] arguments) {
        var port = Integer.parseInt(arguments[0]);
        Vertx.vertx()
                .deployVerticle(new PlainSseServer(port))
                .onFailure(fault ->
                        LOG.atError().addKeyValue("port", port).setCause(fault).log("can't listen"));
    }
}
