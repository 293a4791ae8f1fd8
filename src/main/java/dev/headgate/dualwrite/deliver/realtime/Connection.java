package dev.headgate.dualwrite.deliver.realtime;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket with one channel on it, from the handshake until either side ends it. It ends once, for one reason, and
 * whatever was waiting for an answer then fails for that reason.
 */
final class Connection {
    /** The server thinks for about five seconds before it says that it lets nobody join. */
    private static final Duration JOIN_GRACE = Duration.ofSeconds(6);

    private static final String SERVICE = "phoenix";
    private static final String NOTHING = "{}";

    private final Vertx vertx;
    private final RealtimeSettings settings;
    private final Endpoint endpoint;
    private final Consumer<String> received;
    private final String topic;
    private final Promise<String> ended = Promise.promise();
    private final Map<String, Promise<Reply>> asked = new HashMap<>();

    private @Nullable WebSocket socket;
    private @Nullable String joinRef;
    private long lastRef;
    private long heartbeat = -1;

    /** @param received takes the payload of each broadcast that others send */
    Connection(Vertx vertx, RealtimeSettings settings, Endpoint endpoint, Consumer<String> received) {
        this.vertx = vertx;
        this.settings = settings;
        this.endpoint = endpoint;
        this.received = received;
        this.topic = "realtime:" + settings.topic();
    }

    /** Connects and joins. When that fails it has ended, and says why there. */
    Future<Void> open(WebSocketClient client) {
        var connecting = client.webSocket();
        connecting.textMessageHandler(frame -> Message.of(frame).ifPresent(this::heard));
        connecting.binaryMessageHandler(frame -> Message.of(frame).ifPresent(this::heard));
        connecting.exceptionHandler(failure -> end(broken(failure)));
        connecting.closeHandler(gone -> end(closed(connecting)));
        return connecting
                .connect(endpoint.socket())
                .onSuccess(this::connected)
                .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .compose(
                        connected -> join(),
                        failure -> Future.failedFuture(
                                failure instanceof TimeoutException
                                        ? late(settings.timeout())
                                        : endpoint.quoted(words(failure))))
                .onFailure(failure -> end(words(failure)));
    }

    /** Why it is over, once it is. */
    Future<String> ended() {
        return ended.future();
    }

    /** Sends one event to all others on the channel; fails when no acknowledgement comes in time. */
    Future<Reply> broadcast(String payload) {
        return ask(
                joinRef,
                topic,
                Message.BROADCAST,
                "{\"type\":\"broadcast\",\"event\":\"event\",\"payload\":" + payload + "}",
                settings.timeout());
    }

    /**
     * Ends it, for whoever looks at once: a peer that is gone may never take the closing frame, and then the client closes
     * what nothing is read from.
     */
    void end(String why) {
        if (ended.tryComplete(why)) {
            vertx.cancelTimer(heartbeat);
            List.copyOf(asked.values()).forEach(waiting -> waiting.tryFail(why));
            if (socket != null) {
                var unused = socket.close(); // it has ended already, however this goes
            }
        }
    }

    /** Maybe too late, when it has been given up. */
    private void connected(WebSocket open) {
        socket = open;
        if (ended.future().isComplete()) {
            var unused = open.close(); // it has ended already, however this goes
        }
    }

    private Future<Void> join() {
        joinRef = String.valueOf(lastRef + 1);
        var config = new JsonObject()
                .put("broadcast", new JsonObject().put("ack", true).put("self", false))
                .put("presence", new JsonObject().put("key", "").put("enabled", false))
                .put("postgres_changes", List.of())
                .put("private", settings.isPrivate());
        var payload = new JsonObject().put("config", config).put("access_token", endpoint.key());
        return ask(
                        joinRef,
                        topic,
                        "phx_join",
                        payload.encode(),
                        settings.timeout().plus(JOIN_GRACE))
                .compose(reply -> {
                    if (!reply.isOk()) {
                        return Future.failedFuture(
                                "the server lets nobody join the channel: " + endpoint.quoted(reply.words()));
                    }
                    heartbeat = vertx.setPeriodic(settings.heartbeat().toMillis(), timer -> beat());
                    return Future.succeededFuture();
                });
    }

    /** No answer before the next one is due means that nobody is there, whatever TCP says. */
    private void beat() {
        ask(null, SERVICE, "heartbeat", NOTHING, settings.heartbeat())
                .onSuccess(alive -> renewToken())
                .onFailure(silent -> end("the server doesn't answer heartbeats"));
    }

    /** The server ignores a token that it has, and otherwise asks the channel's policies again. */
    private void renewToken() {
        send(
                joinRef,
                nextRef(),
                topic,
                "access_token",
                new JsonObject().put("access_token", endpoint.key()).encode());
    }

    private Future<Reply> ask(@Nullable String within, String to, String event, String payload, Duration patience) {
        if (ended.future().isComplete()) {
            return Future.failedFuture(ended.future().result());
        }
        var ref = nextRef();
        var reply = Promise.<Reply>promise();
        asked.put(ref, reply);
        var timer = vertx.setTimer(patience.toMillis(), late -> reply.tryFail(late(patience)));
        send(within, ref, to, event, payload);
        return reply.future().onComplete(over -> {
            vertx.cancelTimer(timer);
            asked.remove(ref);
        });
    }

    private void send(@Nullable String within, String ref, String to, String event, String payload) {
        var open = socket;
        if (open != null) {
            open.writeTextMessage(Message.encode(within, ref, to, event, payload))
                    .onFailure(failure -> end(open.isClosed() ? closed(open) : broken(failure)));
        }
    }

    private String nextRef() {
        return String.valueOf(++lastRef);
    }

    private void heard(Message message) {
        if (message.event().equals("phx_reply")) {
            var waiting = asked.get(message.ref());
            if (waiting != null) {
                waiting.tryComplete(Reply.of(message.payload()));
            }
        } else if (message.topic().equals(topic)) {
            heardOnChannel(message);
        }
    }

    private void heardOnChannel(Message message) {
        switch (message.event()) {
            case Message.BROADCAST -> received.accept(message.payload());
            case "phx_error" -> end("the channel failed on the server");
            case "phx_close" -> end("the server closed the channel");
            case "system" -> {
                var system = new JsonObject(message.payload());
                if ("error".equals(system.getString("status"))) {
                    end("the server stops the channel: " + endpoint.quoted(system.getString("message", "")));
                }
            }
            default -> {} // presence, changes of tables: asked for by nobody here
        }
    }

    private String closed(WebSocket over) {
        var code = over.closeStatusCode();
        var reason = over.closeReason();
        return "the server closed the connection" + (code == null ? "" : " with code " + code)
                + (reason == null || reason.isEmpty() ? "" : ": " + endpoint.quoted(reason));
    }

    private String broken(Throwable failure) {
        return "the connection broke: " + endpoint.quoted(words(failure));
    }

    private static String late(Duration patience) {
        return "no answer within " + patience.toMillis() + " ms";
    }

    private static String words(Throwable failure) {
        if (failure instanceof UpgradeRejectedException refused) {
            var body = refused.getBody();
            return "the server refuses the connection with status " + refused.getStatus()
                    + (body == null || body.length() == 0 ? "" : ": " + Refused.reason(body.toString()));
        }
        var message = failure.getMessage();
        return message == null ? "no reason is known" : message;
    }
}
