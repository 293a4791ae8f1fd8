package dev.headgate.dualwrite.deliver.websocket;

import static dev.headgate.web.RunningGateway.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client that keeps what it received, and takes nothing while it is paused. */
public final class Reader {
    private static final int LARGEST_FRAME = 1024 * 1024;

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    private Reader(Vertx vertx, WebSocketConnectOptions to) {
        var client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(LARGEST_FRAME).setMaxMessageSize(LARGEST_FRAME));
        var connecting = client.webSocket();
        connecting.textMessageHandler(texts::add);
        // holds the client as long as the socket: one that nobody refers to is collected, its sockets get 30 s to
        // end by themselves, and a close of their Vert.x waits for that instead of closing them
        connecting.closeHandler(gone -> client.close());
        socket = await(connecting.connect(to.setHost("127.0.0.1")));
    }

    public static Reader of(Vertx vertx, WebSocketConnectOptions to) {
        return new Reader(vertx, to);
    }

    static Reader at(Vertx vertx, int port, String uri) {
        return new Reader(vertx, new WebSocketConnectOptions().setPort(port).setURI(uri));
    }

    public List<String> texts() {
        return texts;
    }

    /** What the data of each event says. */
    public List<String> says() {
        return texts.stream()
                .map(text -> new JsonObject(text).getJsonObject("data").getString("says"))
                .toList();
    }

    Reader pause() {
        socket.pause();
        return this;
    }

    void resume() {
        socket.resume();
    }

    /** The code that it was closed with; 0 while it isn't. */
    public int closeCode() {
        return socket.isClosed() ? socket.closeStatusCode() : 0;
    }

    public void close() {
        await(socket.close());
    }
}
