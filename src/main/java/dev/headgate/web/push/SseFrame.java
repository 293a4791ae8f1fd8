package dev.headgate.web.push;

import io.vertx.core.buffer.Buffer;
import java.util.OptionalLong;

/**
 * One event in the {@code text/event-stream} format of the HTML standard.
 *
 * <p>No content can forge a field: whatever ends a line in that format (CR, LF, CRLF) starts another {@code data} line,
 * and a name with one is refused.
 */
public final class SseFrame {
    private SseFrame() {}

    /** An event that moves the reader's {@code Last-Event-ID} to {@code revision}. */
    public static Buffer of(String event, long revision, String data) {
        return of(event, OptionalLong.of(revision), data);
    }

    /** An event that leaves the reader's {@code Last-Event-ID} as it is. */
    public static Buffer of(String event, String data) {
        return of(event, OptionalLong.empty(), data);
    }

    private static Buffer of(String event, OptionalLong id, String data) {
        if (event.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IllegalArgumentException("an event's name is one line without NUL");
        }
        var frame = new StringBuilder(data.length() + 64)
                .append("event: ")
                .append(event)
                .append('\n');
        id.ifPresent(revision -> frame.append("id: ").append(revision).append('\n'));
        frame.append("data: ");
        for (var i = 0; i < data.length(); i++) {
            var c = data.charAt(i);
            if (c == '\n' || c == '\r') {
                var crlf = c == '\r' && i + 1 < data.length() && data.charAt(i + 1) == '\n';
                i += crlf ? 1 : 0;
                frame.append("\ndata: ");
            } else {
                frame.append(c);
            }
        }
        return Buffer.buffer(frame.append("\n\n").toString());
    }
}
