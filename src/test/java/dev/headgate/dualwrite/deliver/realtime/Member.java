package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.realtime.Broadcast.Push;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of {@link RealtimeServer}, with at most one channel on it. */
final class Member {
    private final RealtimeServer server;
    private final ServerWebSocket socket;
    private final Context context = Objects.requireNonNull(Vertx.currentContext());
    private volatile @Nullable String topic;
    private volatile boolean acknowledges;
    private volatile boolean echoes;

    Member(RealtimeServer server, ServerWebSocket socket) {
        this.server = server;
        this.socket = socket;
        socket.textMessageHandler(frame -> heard(new JsonArray(frame)));
        socket.binaryMessageHandler(frame -> heard(Push.of(frame)));
        socket.closeHandler(gone -> server.left(this));
    }

    boolean isJoined() {
        return topic != null;
    }

    /** Whether what this one says doesn't come back to it. */
    boolean isDeafTo(Member other) {
        return this == other && !echoes;
    }

    /** Takes in nothing any more. */
    void pause() {
        context.runOnContext(now -> socket.pause());
    }

    void close() {
        context.runOnContext(now -> socket.close());
    }

    void say(String event, JsonObject payload) {
        write(null, null, String.valueOf(topic), event, payload);
    }

    void hand(String channel, Broadcast broadcast) {
        if (channel.equals(topic)) {
            context.runOnContext(now -> {
                if (broadcast.binary()) {
                    socket.writeBinaryMessage(broadcast.bytes(channel));
                } else {
                    socket.writeTextMessage(broadcast.text(channel));
                }
            });
        }
    }

    private void heard(JsonArray frame) {
        var joinRef = frame.getString(0);
        var ref = frame.getString(1);
        var channel = frame.getString(2);
        var payload = frame.getJsonObject(4);
        switch (frame.getString(3)) {
            case "heartbeat" -> reply(joinRef, ref, channel, "ok", new JsonObject());
            case "phx_join" -> join(joinRef, ref, channel, payload);
            case "phx_leave" -> {
                topic = null;
                reply(joinRef, ref, channel, "ok", new JsonObject());
                write(joinRef, ref, channel, "phx_close", new JsonObject());
            }
            case "access_token" -> server.renewed(payload.getString("access_token"));
            case "broadcast" ->
                pushed(
                        joinRef,
                        ref,
                        channel,
                        Broadcast.ofText(payload.getString("event"), payload.getJsonObject("payload")));
            default -> throw new IllegalArgumentException("unexpected: " + frame);
        }
    }

    private void heard(Push push) {
        pushed(push.joinRef(), push.ref(), push.topic(), push.broadcast());
    }

    private void join(@Nullable String joinRef, String ref, String channel, JsonObject payload) {
        if (server.closedDoor().isPresent()) {
            reply(
                    joinRef,
                    ref,
                    channel,
                    "error",
                    new JsonObject().put("reason", server.closedDoor().get()));
            return;
        }
        var broadcast = payload.getJsonObject("config").getJsonObject("broadcast");
        acknowledges = broadcast.getBoolean("ack");
        echoes = broadcast.getBoolean("self");
        topic = channel;
        reply(joinRef, ref, channel, "ok", new JsonObject().put("postgres_changes", new JsonArray()));
    }

    private void pushed(@Nullable String joinRef, String ref, String channel, Broadcast broadcast) {
        if (Buffer.buffer(broadcast.payload()).length() > RealtimeServer.LARGEST) {
            reply(joinRef, ref, channel, "error", new JsonObject().put("reason", "payload_size_exceeded"));
            return;
        }
        server.broadcast(Optional.of(this), channel, broadcast);
        if (acknowledges) {
            reply(joinRef, ref, channel, "ok", new JsonObject());
        }
    }

    private void reply(@Nullable String joinRef, String ref, String channel, String status, JsonObject response) {
        if (server.acknowledges()) {
            write(
                    joinRef,
                    ref,
                    channel,
                    "phx_reply",
                    new JsonObject().put("status", status).put("response", response));
        }
    }

    private void write(
            @Nullable String joinRef, @Nullable String ref, String channel, String event, JsonObject payload) {
        var frame =
                new JsonArray().add(joinRef).add(ref).add(channel).add(event).add(payload);
        context.runOnContext(now -> socket.writeTextMessage(frame.encode()));
    }
}
