package dev.headgate.web.push;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Bytes that are written to many connections. */
final class SharedBuffer {
    private SharedBuffer() {}

    static Buffer of(Buffer bytes) {
        return bytes;
    }

    /** One after the other; a single one is itself. */
    static Buffer of(List<Buffer> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        var joined = Buffer.buffer();
        parts.forEach(joined::appendBuffer);
        return of(joined);
    }
}
