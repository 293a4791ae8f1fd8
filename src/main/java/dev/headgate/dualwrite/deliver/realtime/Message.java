package dev.headgate.dualwrite.deliver.realtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message of protocol 2.0.0. Payloads are cut from the text and put into it as they are, never decoded and encoded
 * again, so that who checks what came out checks what the server sent.
 *
 * @param ref of a reply, that of what it replies to; empty where the server speaks first
 * @param payload the text of a JSON object; of a broadcast, what the sender put in
 */
record Message(String ref, String topic, String event, String payload) {
    static final String BROADCAST = "broadcast";

    private static final JsonFactory JSON = new JsonFactory();
    /** A broadcast that a client pushed in binary form, and its header: kind, three lengths, encoding. */
    private static final int KIND_BROADCAST = 4;

    private static final int HEADER = 5;
    private static final int ENCODING_JSON = 1;

    /** {@code [join_ref, ref, topic, event, payload]} as text. */
    static String encode(@Nullable String joinRef, String ref, String topic, String event, String payload) {
        return "[" + Json.encode(joinRef) + "," + Json.encode(ref) + "," + Json.encode(topic) + "," + Json.encode(event)
                + "," + payload + "]";
    }

    /** Reads a text frame; empty when it is none of this protocol. */
    static Optional<Message> of(String frame) {
        try (var parser = JSON.createParser(frame)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            parser.nextToken(); // join_ref: one connection carries one channel here
            var ref = text(parser);
            var topic = text(parser);
            var event = text(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            if (!event.equals(BROADCAST)) {
                return Optional.of(new Message(ref, topic, event, cut(parser, frame)));
            }
            return broadcast(parser, frame).map(inner -> new Message(ref, topic, event, inner));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /**
     * Reads a binary frame: {@code 04 | topicLength | eventLength | metaLength | encoding | topic | event | meta |
     * payload}. Empty when it is none, or when its payload isn't JSON.
     */
    static Optional<Message> of(Buffer frame) {
        if (frame.length() < HEADER
                || frame.getUnsignedByte(0) != KIND_BROADCAST
                || frame.getUnsignedByte(4) != ENCODING_JSON) {
            return Optional.empty();
        }
        var event = HEADER + frame.getUnsignedByte(1);
        var payload = event + frame.getUnsignedByte(2) + frame.getUnsignedByte(3);
        if (payload > frame.length()) {
            return Optional.empty();
        }
        var topic = frame.getString(HEADER, event);
        return Optional.of(new Message("", topic, BROADCAST, frame.getString(payload, frame.length())));
    }

    private static String text(JsonParser parser) throws IOException {
        return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    }

    /** The member {@code payload} of {@code {"type","event","payload"}}. */
    private static Optional<String> broadcast(JsonParser parser, String frame) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var isPayload = parser.currentName().equals("payload");
            parser.nextToken();
            if (isPayload) {
                return Optional.of(cut(parser, frame));
            }
            parser.skipChildren();
        }
        return Optional.empty();
    }

    /** The text of the value that the parser has just come to. */
    private static String cut(JsonParser parser, String frame) throws IOException {
        var from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return frame.substring(from, (int) parser.currentLocation().getCharOffset());
    }
}
