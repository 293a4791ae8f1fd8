package dev.headgate.dualwrite.deliver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What waits in memory for one adapter, in the order per key that it was accepted in: a key is in one batch at a time, and
 * its later events wait for that batch.
 */
final class Lane {
    /** By key of a batch that is under way: what came after it. */
    private final Map<String, Under> underWay = new HashMap<>();

    private final Deque<Item> queue = new ArrayDeque<>();
    private int parked;

    /** One key's place in a batch that is under way. */
    private static final class Under {
        private final Object batch;
        private final Deque<Item> behind = new ArrayDeque<>(1);

        private Under(Object batch) {
            this.batch = batch;
        }
    }

    /** How many wait. */
    int size() {
        return queue.size() + parked;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void add(Item item) {
        queue.add(item);
    }

    /** The next batch; events of one key in it are in order, and its keys are in no other. Empty when all have to wait. */
    List<Item> next(int most) {
        var batch = new ArrayList<Item>(Math.min(most, queue.size()));
        while (batch.size() < most && !queue.isEmpty()) {
            var item = queue.poll();
            var under = underWay.computeIfAbsent(item.key(), key -> new Under(batch));
            if (under.batch == batch) {
                batch.add(item);
            } else {
                park(item, under);
            }
        }
        return batch;
    }

    /** The batch is over. What waited for its keys is handed back, in order per key. */
    List<Item> over(List<Item> batch) {
        var behind = new ArrayList<Item>();
        for (var item : batch) {
            var under = underWay.remove(item.key());
            if (under != null) {
                behind.addAll(under.behind);
                parked -= under.behind.size();
            }
        }
        return behind;
    }

    /** Puts what was handed back before everything else. */
    void addFirst(List<Item> items) {
        for (var i = items.size() - 1; i >= 0; i--) {
            queue.addFirst(items.get(i));
        }
    }

    /** Takes out, in order, those that wait for nothing that is under way and match. */
    List<Item> takeIf(Predicate<Item> match) {
        var taken = new ArrayList<Item>();
        queue.removeIf(item -> match.test(item) && taken.add(item));
        return taken;
    }

    /** Whether an event of this key is under way, so that later ones have to wait for what becomes of it. */
    boolean isUnderWay(String key) {
        return underWay.containsKey(key);
    }

    /** Takes out, in order, whatever waits for nothing that is under way. */
    List<Item> drain() {
        var free = new ArrayList<Item>(queue.size());
        for (var item = queue.poll(); item != null; item = queue.poll()) {
            var under = underWay.get(item.key());
            if (under == null) {
                free.add(item);
            } else {
                park(item, under);
            }
        }
        return free;
    }

    private void park(Item item, Under under) {
        under.behind.add(item);
        parked++;
    }
}
