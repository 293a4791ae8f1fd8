package dev.headgate.live;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;

/**
 * Passes an immutable message by reference inside a JVM, and as JSON between JVMs.
 *
 * @param <T> the message
 */
public record JsonCodec<T>(String name, Function<T, JsonObject> encode, Function<JsonObject, T> decode)
        implements MessageCodec<T, T> {

    @Override
    public void encodeToWire(Buffer buffer, T message) {
        var bytes = encode.apply(message).toBuffer();
        buffer.appendInt(bytes.length()).appendBuffer(bytes);
    }

    @Override
    public T decodeFromWire(int position, Buffer buffer) {
        var start = position + Integer.BYTES;
        return decode.apply(new JsonObject(buffer.getBuffer(start, start + buffer.getInt(position))));
    }

    @Override
    public T transform(T message) {
        return message;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
