package dev.headgate.dualwrite.deliver.realtime;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets at most so many events leave in any one second, however they come. */
final class Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** When the last ones leave, in a ring: the next may leave a second after the oldest of them. */
    private final long[] leaves;

    private final LongSupplier nanoTime;
    private int oldest;

    Pace(int perSecond, LongSupplier nanoTime) {
        this.leaves = new long[perSecond];
        this.nanoTime = nanoTime;
        Arrays.fill(leaves, nanoTime.getAsLong() - SECOND);
    }

    /**
     * Keeps a place for one event.
     *
     * @return in how many nanoseconds it may leave; empty, and no place is kept, when that is more than {@code within}
     */
    OptionalLong reserve(long within) {
        var now = nanoTime.getAsLong();
        var wait = Math.max(0, leaves[oldest] + SECOND - now);
        if (wait > within) {
            return OptionalLong.empty();
        }
        leaves[oldest] = now + wait;
        oldest = (oldest + 1) % leaves.length;
        return OptionalLong.of(wait);
    }
}
