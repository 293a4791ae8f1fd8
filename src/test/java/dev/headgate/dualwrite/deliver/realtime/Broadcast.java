package dev.headgate.dualwrite.deliver.realtime;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * What one member says to the others. Said in text it arrives in text, said in binary it arrives in binary.
 *
 * @param payload JSON
 */
record Broadcast(boolean binary, String event, String payload) {
    private static final int KIND_PUSH = 3;
    private static final int KIND_BROADCAST = 4;
    private static final int HEADER = 7;
    private static final byte JSON = 1;

    static Broadcast ofText(String event, JsonObject payload) {
        return new Broadcast(false, event, payload.encode());
    }

    /** Who pushes in binary form: {@code 03 | joinRef | ref | topic | event | meta lengths | encoding}, and these. */
    record Push(String joinRef, String ref, String topic, Broadcast broadcast) {
        static Push of(Buffer frame) {
            if (frame.getByte(0) != KIND_PUSH || frame.getByte(6) != JSON) {
                throw new IllegalArgumentException("expected a binary push with JSON in it");
            }
            var ref = HEADER + frame.getUnsignedByte(1);
            var topic = ref + frame.getUnsignedByte(2);
            var event = topic + frame.getUnsignedByte(3);
            var meta = event + frame.getUnsignedByte(4);
            var payload = meta + frame.getUnsignedByte(5);
            return new Push(
                    frame.getString(HEADER, ref),
                    frame.getString(ref, topic),
                    frame.getString(topic, event),
                    new Broadcast(true, frame.getString(event, meta), frame.getString(payload, frame.length())));
        }
    }

    /** With a letter of its payload changed, and still JSON. */
    Broadcast corrupted() {
        return new Broadcast(binary, event, payload.replaceFirst("alpha", "aloha"));
    }

    String text(String topic) {
        return new JsonArray()
                .addNull()
                .addNull()
                .add(topic)
                .add("broadcast")
                .add(new JsonObject()
                        .put("type", "broadcast")
                        .put("event", event)
                        .put("payload", new JsonObject(payload)))
                .encode();
    }

    Buffer bytes(String topic) {
        return Buffer.buffer()
                .appendByte((byte) KIND_BROADCAST)
                .appendByte((byte) topic.getBytes(StandardCharsets.UTF_8).length)
                .appendByte((byte) event.getBytes(StandardCharsets.UTF_8).length)
                .appendByte((byte) 0)
                .appendByte(JSON)
                .appendString(topic)
                .appendString(event)
                .appendString(payload);
    }
}
