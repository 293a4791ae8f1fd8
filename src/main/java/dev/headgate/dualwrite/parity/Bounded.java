package dev.headgate.dualwrite.parity;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;

/**
 * Entries in the order in which they came, at most so many and so many bytes of them: the oldest give way.
 *
 * @param <K> what they are found by
 * @param <V> what they are
 */
final class Bounded<K, V> {
    private final Map<K, V> entries = new LinkedHashMap<>();
    private final int most;
    private final long mostBytes;
    private final ToIntFunction<V> size;
    private long bytes;

    Bounded(int most, long mostBytes, ToIntFunction<V> size) {
        this.most = most;
        this.mostBytes = mostBytes;
        this.size = size;
    }

    /** Adds it as the newest, in place of any other of that key; returns those that gave way. */
    List<V> put(K key, V value) {
        remove(key);
        entries.put(key, value);
        bytes += size.applyAsInt(value);
        var evicted = new ArrayList<V>(0);
        while (entries.size() > most || (bytes > mostBytes && entries.size() > 1)) {
            evicted.add(removeNext(entries.entrySet().iterator()).getValue());
        }
        return evicted;
    }

    Optional<V> remove(K key) {
        var removed = Optional.ofNullable(entries.remove(key));
        removed.ifPresent(value -> bytes -= size.applyAsInt(value));
        return removed;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    boolean contains(K key) {
        return entries.containsKey(key);
    }

    /** Takes out the oldest ones for as long as {@code isOver} says so. */
    void removeWhile(BiPredicate<K, V> isOver) {
        var oldest = entries.entrySet().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next();
            if (!isOver.test(entry.getKey(), entry.getValue())) {
                return;
            }
            oldest.remove();
            bytes -= size.applyAsInt(entry.getValue());
        }
    }

    /** The oldest first. */
    List<V> values() {
        return List.copyOf(entries.values());
    }

    int size() {
        return entries.size();
    }

    long bytes() {
        return bytes;
    }

    private Map.Entry<K, V> removeNext(Iterator<Map.Entry<K, V>> oldest) {
        var entry = oldest.next();
        oldest.remove();
        bytes -= size.applyAsInt(entry.getValue());
        return entry;
    }
}
