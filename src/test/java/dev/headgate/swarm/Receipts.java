package dev.headgate.swarm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each revision reached the first and the last reader. */
public final class Receipts {
    private final Map<Long, Receipt> byRevision = new ConcurrentHashMap<>();

    /**
     * One revision's arrivals.
     *
     * @param first {@link System#nanoTime} at the first reader
     * @param last at the last reader so far
     * @param readers how many have it
     */
    public record Receipt(long first, long last, int readers) {}

    void add(long revision, long nanos) {
        byRevision.merge(
                revision,
                new Receipt(nanos, nanos, 1),
                (known, more) -> new Receipt(known.first, more.last, known.readers + 1));
    }

    /** How many readers have it. */
    public int readers(long revision) {
        return of(revision).readers;
    }

    /** All zero before it has reached anybody. */
    public Receipt of(long revision) {
        return byRevision.getOrDefault(revision, new Receipt(0, 0, 0));
    }
}
