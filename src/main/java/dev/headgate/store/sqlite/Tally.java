package dev.headgate.store.sqlite;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import java.util.HashMap;
import java.util.Map;

/** What the file of events holds, counted once at its opening and kept up by its only writer, so that no write counts. */
final class Tally {
    private final Map<String, Depth> depths;
    private long position;
    private long sequence;
    private long ceiling;

    private Tally(Map<String, Depth> depths, long position, long sequence, long ceiling) {
        this.depths = new HashMap<>(depths);
        this.position = position;
        this.sequence = sequence;
        this.ceiling = ceiling;
    }

    /** Of an empty file under this ceiling, which may have been given: it is the highest sequence so far. */
    static Tally empty(long ceiling) {
        return new Tally(Map.of(), 0, ceiling, ceiling);
    }

    /** Another one, which becomes true only if a transaction does. */
    Tally copy() {
        return new Tally(depths, position, sequence, ceiling);
    }

    Map<String, Depth> depths() {
        return Map.copyOf(depths);
    }

    Depth depth(String adapter) {
        return depths.getOrDefault(adapter, Depth.NONE);
    }

    void grow(String adapter, Depth by) {
        change(adapter, by.events(), by.bytes());
    }

    void shrink(String adapter, Depth by) {
        change(adapter, -by.events(), -by.bytes());
    }

    private void change(String adapter, long events, long bytes) {
        var before = depth(adapter);
        var after = new Depth(before.events() + events, before.bytes() + bytes);
        if (after.equals(Depth.NONE)) {
            depths.remove(adapter);
        } else {
            depths.put(adapter, after);
        }
    }

    /** Positions are never given twice, so that one that is still being replayed can't come to mean another event. */
    long nextPosition() {
        return ++position;
    }

    void sawPosition(long used) {
        position = Math.max(position, used);
    }

    /** No ceiling may fall below a sequence that was stored: it would be given again. */
    void sawSequence(long used) {
        sequence = Math.max(sequence, used);
    }

    long sequence() {
        return sequence;
    }

    long ceiling() {
        return ceiling;
    }

    void setCeiling(long ceiling) {
        this.ceiling = ceiling;
    }
}
