package dev.headgate.web.push;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest events of a feed as bytes. A position is the number of bytes ever appended before it, so a connection's
 * place is one number and its lag a subtraction.
 */
final class EventLog {
    private static final long NO_REVISION = 0;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    /** By where it starts; what several connections need is put together once. Good until the next append. */
    private final Map<Long, Chunk> chunks = new HashMap<>();

    private long first;
    private long end;
    /** Every later revision was seen by this log and is still in it, unless the rendering had nothing to say of it. */
    private long base;

    private long head;

    EventLog(long revision) {
        base = revision;
        head = revision;
    }

    /** Notes a revision; {@code frame} is empty when these readers don't see it. */
    void appendChange(long revision, Optional<Buffer> frame) {
        head = revision;
        frame.ifPresent(bytes -> append(new Entry(end, revision, Wire.shared(bytes))));
    }

    void append(Buffer frame) {
        append(new Entry(end, NO_REVISION, Wire.shared(frame)));
    }

    /** Forgets all, as of {@code revision}: whoever has not read to the end finds that it fell off. */
    void restart(long revision) {
        entries.clear();
        chunks.clear();
        end++;
        first = end;
        base = revision;
        head = revision;
    }

    long end() {
        return end;
    }

    boolean holds(long position) {
        return position >= first;
    }

    /** What follows {@code position}, which is held and not the end: whole events, at most {@code most} bytes or one. */
    Chunk after(long position, int most) {
        return chunks.computeIfAbsent(position, start -> {
            var parts = new ArrayList<Buffer>();
            var size = 0;
            for (var entry : entries) {
                if (entry.start < start) {
                    continue;
                }
                if (!parts.isEmpty() && size + entry.frame.length() > most) {
                    break;
                }
                parts.add(entry.frame);
                size += entry.frame.length();
            }
            var bytes = parts.size() == 1 ? parts.get(0) : Wire.shared(parts);
            return new Chunk(bytes, start + size);
        });
    }

    /** The changes after {@code revision}, at most {@code bytes} or one of them; empty when they aren't all here. */
    Optional<Page> changesAfter(long revision, int bytes) {
        if (revision < base) {
            return Optional.empty();
        }
        var page = Buffer.buffer();
        var through = revision;
        for (var entry : entries) {
            if (entry.revision <= revision) {
                continue;
            }
            if (page.length() > 0 && page.length() + entry.frame.length() > bytes) {
                return Optional.of(new Page(page, through));
            }
            page.appendBuffer(entry.frame);
            through = entry.revision;
        }
        return Optional.of(new Page(page, head));
    }

    /** Forgets what lies before {@code position}. */
    void trim(long position) {
        while (!entries.isEmpty() && entries.getFirst().start < position) {
            var gone = entries.removeFirst();
            first = gone.start + gone.frame.length();
            base = Math.max(base, gone.revision);
        }
    }

    private void append(Entry entry) {
        entries.addLast(entry);
        end += entry.frame.length();
        chunks.clear();
    }

    private record Entry(long start, long revision, Buffer frame) {}

    /** Bytes for a connection, and its position when it has got them. */
    record Chunk(Buffer bytes, long end) {}

    /** Changes for a reader that comes back, and the revision that it is at when it has got them. */
    record Page(Buffer bytes, long through) {}
}
