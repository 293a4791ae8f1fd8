package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known in memory of the events that wait for one adapter on the disk: how many, and of which keys. A later event
 * of such a key must wait behind them.
 *
 * <p>As many keys as there are events on the disk at most, which the store bounds.
 */
final class Spool {
    private final Map<String, Integer> waiting = new HashMap<>();
    /** Found on the disk at the start; nobody has read their keys, so every key waits until they are through. */
    private long inherited;

    private Depth depth;
    private long evicted;
    private boolean overflowed;
    private long behind;

    Spool(Depth found) {
        this.depth = found;
        this.inherited = found.events();
    }

    /** Whether an event of this key has to wait in here. */
    boolean holds(String key) {
        return inherited > 0 || (!waiting.isEmpty() && waiting.containsKey(key));
    }

    /** From now on an event of this key is in here, on the disk or on its way there. */
    void entered(String key) {
        waiting.merge(key, 1, Integer::sum);
    }

    /** Counts one that could have been delivered at once if others weren't waiting. */
    void enteredBehindOthers() {
        behind++;
    }

    /** How many came to wait behind others since this was asked last: replay has to keep up with them. */
    long takeBehind() {
        var count = behind;
        behind = 0;
        return count;
    }

    /** One of this key is in here no longer. */
    void left(String key) {
        // one that was inherited may count as one that wasn't: then every key waits a little longer, and none too short
        if (waiting.containsKey(key)) {
            waiting.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
        } else if (inherited > 0) {
            inherited--;
        }
    }

    /** One that was found on the disk stays there, for nobody can read it; no key waits for it. */
    void unreadable() {
        inherited = Math.max(0, inherited - 1);
    }

    /** One of this key was given up, because this was full. */
    void evicted(String key) {
        evicted++;
        left(key);
    }

    /** On the disk, as of the last write. */
    Depth depth() {
        return depth;
    }

    void is(Depth now) {
        depth = now;
        overflowed = overflowed && now.events() > 0;
    }

    void overflow() {
        overflowed = true;
    }

    /** Whether it gave up events since it was empty. */
    boolean hasOverflowed() {
        return overflowed;
    }

    /** How many were given up because it was full, since the start. */
    long evicted() {
        return evicted;
    }
}
