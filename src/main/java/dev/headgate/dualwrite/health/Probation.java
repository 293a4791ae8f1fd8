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
    /** What a call is of that is no probe. */
    static final int NONE = 0;

    /** Nanoseconds since the start: unlike {@link System#nanoTime} they don't overflow, and can be compared. */
    private final LongSupplier elapsed;

    private final CircuitBreaker machine;
    private long openedAt;
    /** Counts how often it was half-open, so that what left in one trial says nothing in a later one. */
    private int trial = NONE;
    /** Permits that nobody took in this trial. */
    private int left;

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

    /** Becomes half-open if the waiting is over. */
    void awake() {
        if (state() == State.OPEN && machine.tryAcquirePermission()) {
            machine.releasePermission();
            trial++;
            left = PROBES;
        }
    }

    /** How many probes may still go. */
    int left() {
        return state() == State.HALF_OPEN ? left : 0;
    }

    /**
     * Takes the permits of so many probes, of which there are so many {@link #left}.
     *
     * @return the trial that they are of
     */
    int leave(int probes) {
        left -= probes;
        for (var i = 0; i < probes; i++) {
            machine.acquirePermission();
        }
        return trial;
    }

    /** Notes what came of a probe that took {@code nanos}; one of an earlier trial says nothing. */
    void ended(int of, boolean success, long nanos, Duration recovery) {
        if (!isUnderWay(of)) {
            return;
        }
        if (success) {
            machine.onSuccess(nanos, TimeUnit.NANOSECONDS); // the last one of them closes it
        } else {
            open(recovery);
        }
    }

    /** Gives a probe's permit back: what came of it says nothing. */
    void untold(int of) {
        if (isUnderWay(of)) {
            machine.releasePermission();
            left++;
        }
    }

    private boolean isUnderWay(int of) {
        return of == trial && state() == State.HALF_OPEN;
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
