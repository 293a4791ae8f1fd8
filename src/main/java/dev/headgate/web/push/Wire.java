package dev.headgate.web.push;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The one place where streams reach below Vert.x's public interface. What for, what it gains and how to do without is in {@code
 * docs/adr/0007-streams-below-the-public-interface.md}.
 */
final class Wire {
    private Wire() {}

    /** As {@link #shared(List)}. */
    static Buffer shared(Buffer bytes) {
        return shared(List.of(bytes));
    }

    /**
     * Joins buffers into one that any number of connections of any event loop can write at once, off the heap, so that
     * no connection copies it. Nobody releases it: Vert.x wraps each use so that releasing does nothing, and the memory
     * goes when the last reference to the buffer does.
     */
    static Buffer shared(List<Buffer> parts) {
        var direct = ByteBuffer.allocateDirect(
                parts.stream().mapToInt(Buffer::length).sum());
        parts.forEach(part -> direct.put(part.getBytes()));
        return BufferInternal.buffer(Unpooled.wrappedBuffer(direct.flip()).asReadOnly());
    }

    /**
     * Ends a stream without waiting for what is queued. Over HTTP/1.1 the public {@code reset} and {@code close} queue up
     * behind it, so a reader that takes nothing would never be closed.
     */
    static void abort(HttpServerRequest request) {
        if (request.streamId() < 0 && request.connection() instanceof ConnectionBase connection) {
            // whoever waits for the end hears of it by the response's close handler
            var unused = connection.channelHandlerContext().close();
        } else {
            var unused = request.response().reset();
        }
    }
}
