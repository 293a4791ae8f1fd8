package dev.headgate.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Failures by key within a sliding window, in bounded memory. For one thread at a time.
 *
 * @param <K> what is counted by
 */
final class FailureCount<K> {
    private final int limit;
    private final Duration window;
    private final int keys;
    private final Map<K, Deque<Instant>> failures = new LinkedHashMap<>(); // the one that failed last comes last

    /**
     * Counts nothing yet.
     *
     * @param limit so many failures within {@code window} are too many
     * @param keys how many are remembered
     */
    FailureCount(int limit, Duration window, int keys) {
        this.limit = limit;
        this.window = window;
        this.keys = keys;
    }

    /** How long until there is room for one more; empty when there is. */
    Optional<Duration> refused(K key, Instant now) {
        var recent = recent(key, now);
        return recent.size() < limit
                ? Optional.empty()
                : Optional.of(Duration.between(now, recent.getFirst().plus(window)));
    }

    void add(K key, Instant now) {
        var recent = recent(key, now);
        recent.addLast(now);
        if (recent.size() > limit) {
            recent.removeFirst();
        }
        failures.remove(key); // or it would keep its place in the order
        failures.put(key, recent);
        if (failures.size() > keys) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /** Forgets the last failure of {@code key}. */
    void takeBack(K key) {
        var recent = failures.get(key);
        if (recent != null) {
            recent.pollLast();
        }
    }

    void clear(K key) {
        failures.remove(key);
    }

    /** What the clock had not reached yet when it was put back is forgotten, too: nobody waits longer than the window. */
    private Deque<Instant> recent(K key, Instant now) {
        var recent = failures.getOrDefault(key, new ArrayDeque<>());
        recent.removeIf(at -> at.isAfter(now) || !at.plus(window).isAfter(now));
        return recent;
    }
}
