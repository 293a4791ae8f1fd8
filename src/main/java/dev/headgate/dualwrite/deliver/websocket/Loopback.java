package dev.headgate.dualwrite.deliver.websocket;

import dev.headgate.dualwrite.deliver.Adapter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway as a client of its own events: through a real socket of this machine, on a path that nobody else knows, so
 * that what it hears went the way of everybody's events.
 */
final class Loopback implements Adapter.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Loopback.class);
    private static final String HOST = "127.0.0.1";
    private static final long AGAIN_MS = 1_000;
    private static final int SECRET_BYTES = 16;
    private static final int IDLE_S = 60;
    /** More than any event, which comes in one frame. */
    private static final int LARGEST_FRAME = 16 * 1024 * 1024;

    private final Vertx vertx;
    private final Audience audience;
    private final Consumer<String> received;
    private final String path;
    private final HttpServer server;
    private final WebSocketClient client;
    private volatile boolean connected;
    private boolean closed;
    private long timer = -1;

    private Loopback(Vertx vertx, Audience audience, Consumer<String> received) {
        this.vertx = vertx;
        this.audience = audience;
        this.received = received;
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        this.path = "/" + HexFormat.of().formatHex(secret);
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(IDLE_S).setIdleTimeoutUnit(TimeUnit.SECONDS))
                .requestHandler(this::accept);
        this.client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(LARGEST_FRAME).setMaxMessageSize(LARGEST_FRAME));
    }

    /** Connects in its own time, on the calling context. */
    static Loopback open(Vertx vertx, EventClients clients, Consumer<String> received) {
        var loopback = new Loopback(vertx, clients.open(), received);
        loopback.server
                .listen(0, HOST)
                .onSuccess(listening -> loopback.connect())
                .onFailure(cause -> LOG.atError().setCause(cause).log("the gateway can't listen to its own events"));
        return loopback;
    }

    private void accept(HttpServerRequest request) {
        if (request.path().equals(path)) {
            request.toWebSocket()
                    .onSuccess(audience::listen)
                    .onFailure(cause -> LOG.atWarn().setCause(cause).log("the gateway can't hear its own events"));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void connect() {
        var socket = client.webSocket();
        socket.textMessageHandler(received::accept);
        socket.closeHandler(gone -> again());
        socket.connect(server.actualPort(), HOST, path)
                .onSuccess(open -> connected = true)
                .onFailure(cause -> again());
    }

    private void again() {
        connected = false;
        if (!closed) {
            timer = vertx.setTimer(AGAIN_MS, due -> connect());
        }
    }

    @Override
    public boolean isConnected() {
        return connected;
    }

    @Override
    public Future<Void> close() {
        closed = true;
        connected = false;
        vertx.cancelTimer(timer);
        audience.close();
        return client.close().eventually(server::close);
    }
}
