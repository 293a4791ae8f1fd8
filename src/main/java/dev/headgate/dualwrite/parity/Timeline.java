package dev.headgate.dualwrite.parity;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The ledger's two clocks: a steady one that spans are measured by, and one that people read. */
final class Timeline {
    private final LongSupplier nanoTime;
    private final Clock clock;
    private final long origin;

    Timeline(LongSupplier nanoTime, Clock clock) {
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.origin = nanoTime.getAsLong();
    }

    /** Nanoseconds since the beginning. */
    long nanos() {
        return nanoTime.getAsLong() - origin;
    }

    /** Whole seconds since the beginning. */
    long second() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos());
    }

    Instant instant() {
        return clock.instant();
    }
}
