package dev.headgate.dualwrite.health;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * resilience4j's state machine, which keeps the states, the waiting and the probes' permits. It never opens by itself while
 * it is closed, since it isn't told of calls then: see {@code docs/adr/0017-our-window-resilience4js-states.md}.
 */
final class Probation {
    static final int PROBES = 5;
    /** A probe that has said nothing for so long is taken for lost, and another may go. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Nanoseconds since the start: unlike {@link System#nanoTime} they don't overflow, and can be compared. */
    private final LongSupplier elapsed;

    private final CircuitBreaker machine;
    private long openedAt;
    private long halfOpenAt;
    private long probedAt;
    /** Probes that were let through and have not reported. */
    private int out;

    Probation(String adapter, LongSupplier nanoTime) {
        var start = nanoTime.getAsLong();
        this.elapsed = () -> nanoTime.getAsLong() - start;
        this.machine = CircuitBreaker.of(
                adapter,
                CircuitBreakerConfig.custom()
                        .clock(new Monotonic(elapsed))
                        .slidingWindowSize(PROBES)
                        .minimumNumberOfCalls(PROBES)
                        .permittedNumberOfCallsInHalfOpenState(PROBES)
                        .slowCallDurationThreshold(Duration.ofDays(365)) // whether a probe was slow is decided outside
                        .writableStackTraceEnabled(false)
                        .build());
    }

    State state() {
        return machine.getState();
    }

    void open(Duration recovery) {
        openedAt = elapsed.getAsLong();
        out = 0;
        openFor(recovery);
    }

    /** If it is open, it waits for {@code recovery} from when it opened. That may be over already. */
    void await(Duration recovery) {
        if (state() == State.OPEN) {
            openFor(recovery);
        }
    }

    private void openFor(Duration recovery) {
        // resilience4j lets the first probe through after this instant, and we at it
        machine.transitionToOpenStateUntil(instant(openedAt).plus(recovery).minusNanos(1));
    }

    void forceOpen() {
        machine.transitionToForcedOpenState();
    }

    /** What it calls disabled admits everything and counts nothing. */
    void forceClosed() {
        machine.transitionToDisabledState();
    }

    void close() {
        machine.transitionToClosedState();
    }

    /** Takes a permit, if the waiting is over and there is one. */
    boolean tryProbe() {
        var waiting = state() == State.OPEN;
        if (!machine.tryAcquirePermission()) {
            return false;
        }
        probedAt = elapsed.getAsLong();
        if (waiting) {
            halfOpenAt = probedAt;
        }
        out++;
        return true;
    }

    /** Becomes half-open if the waiting is over, without a probe. */
    void awake() {
        if (state() == State.OPEN && tryProbe()) {
            release();
        }
    }

    /** Notes a call that ended after {@code nanos}; one that began before the probes did says nothing of them. */
    void ended(boolean success, long nanos, Duration recovery) {
        if (out == 0 || elapsed.getAsLong() - nanos < halfOpenAt) {
            return;
        }
        out--;
        if (success) {
            machine.onSuccess(nanos, TimeUnit.NANOSECONDS); // the last one of them closes it
        } else {
            open(recovery);
        }
    }

    /** Gives back the permits of probes that are lost: an event was dropped, or its call never came back. */
    void giveUpLost() {
        if (state() == State.HALF_OPEN && elapsed.getAsLong() - probedAt >= PATIENCE_NANOS) {
            while (out > 0) {
                release();
            }
        }
    }

    private void release() {
        out--;
        machine.releasePermission();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    /** Instants that only mean something to each other: the wall clock may jump, and waiting must not. */
    private static final class Monotonic extends Clock {
        private final LongSupplier elapsed;

        Monotonic(LongSupplier elapsed) {
            this.elapsed = elapsed;
        }

        @Override
        public Instant instant() {
            return Probation.instant(elapsed.getAsLong());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
