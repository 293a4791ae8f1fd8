package dev.headgate.dualwrite.parity;

import java.util.EnumMap;
import java.util.Map;

/** Counts that slide: one bucket a second, for as long as any window may be. */
final class Window {
    private static final int SECONDS = (int) Ledger.LATEST.toSeconds();

    /** Which second each bucket is of, plus one: 0 is of none. */
    private final long[] stamps = new long[SECONDS];

    private final Map<Tally, int[]> buckets = new EnumMap<>(Tally.class);

    void count(Tally tally, long second) {
        var bucket = (int) (second % SECONDS);
        if (stamps[bucket] != second + 1) {
            stamps[bucket] = second + 1;
            buckets.values().forEach(counts -> counts[bucket] = 0);
        }
        buckets.computeIfAbsent(tally, first -> new int[SECONDS])[bucket]++;
    }

    /** Takes back what was counted in that second, if that is still held. */
    void takeBack(Tally tally, long second) {
        var bucket = (int) (second % SECONDS);
        var counts = buckets.get(tally);
        if (counts != null && stamps[bucket] == second + 1) {
            counts[bucket]--;
        }
    }

    /** Over the last {@code seconds} up to and with {@code now}; what was never counted is absent. */
    Map<Tally, Long> sums(long seconds, long now) {
        var sums = new EnumMap<Tally, Long>(Tally.class);
        buckets.forEach((tally, counts) -> {
            var sum = 0L;
            for (var second = Math.max(0, now - seconds + 1); second <= now; second++) {
                var bucket = (int) (second % SECONDS);
                sum += stamps[bucket] == second + 1 ? counts[bucket] : 0;
            }
            sums.put(tally, sum);
        });
        return sums;
    }
}
