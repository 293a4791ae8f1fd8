package dev.headgate.dualwrite.health;

import dev.headgate.access.ManualClock;
import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.CircuitBreaker;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A breaker under observation: thresholds 5 % and 200 ms × 2, 30 s to recover. */
final class Ward {
    static final AdapterHealth THRESHOLDS = new AdapterHealth(new BigDecimal("0.05"), 200);
    static final CircuitBreaker SETTINGS = settings(true, "0.05", 30, "2.0");

    final List<BreakerChanged> changes = new ArrayList<>();
    final ManualClock clock = new ManualClock();
    /** Near the end of what a long holds, as {@link System#nanoTime} may be. */
    private long nanos = Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(1);

    final Breaker breaker = new Breaker("realtime", THRESHOLDS, SETTINGS, () -> nanos, clock, changes::add);

    static CircuitBreaker settings(boolean enabled, String threshold, long recoveryS, String multiplier) {
        return new CircuitBreaker(enabled, new BigDecimal(threshold), recoveryS, new BigDecimal(multiplier));
    }

    void configure(CircuitBreaker settings) {
        breaker.configure(THRESHOLDS, settings);
    }

    /** Lets time pass, with a tick each second. */
    Ward pass(long seconds) {
        for (var i = 0; i < seconds; i++) {
            nanos += TimeUnit.SECONDS.toNanos(1);
            clock.advance(Duration.ofSeconds(1));
            breaker.tick();
        }
        return this;
    }

    Ward good(int calls) {
        return calls(calls, false, 10);
    }

    Ward bad(int calls) {
        return calls(calls, true, 10);
    }

    Ward slow(int calls) {
        return calls(calls, false, 401);
    }

    Ward calls(int calls, boolean error, long ms) {
        IntStream.range(0, calls)
                .forEach(call -> breaker.record(Probation.NONE, error, TimeUnit.MILLISECONDS.toNanos(ms)));
        return this;
    }

    /** Lets a probe through that takes {@code ms}; the clock moves on as far. */
    Ward probe(boolean error, long ms) {
        var trial = leave(1);
        nanos += TimeUnit.MILLISECONDS.toNanos(ms);
        breaker.record(trial, error, TimeUnit.MILLISECONDS.toNanos(ms));
        return this;
    }

    /** Lets so many probes leave, and says of which trial they are. */
    int leave(int probes) {
        if (breaker.room() < probes) {
            throw new AssertionError("no permits for " + probes + " probes in " + breaker.state());
        }
        return breaker.leave(probes);
    }

    Ward open() {
        return bad(20);
    }

    Ward halfOpen() {
        return open().pass(30);
    }

    Ward restoring() {
        halfOpen();
        IntStream.range(0, Probation.PROBES).forEach(call -> probe(false, 10));
        return this;
    }

    Phase phase() {
        return breaker.state().phase();
    }

    /** Which of a thousand keys pass. */
    List<String> admitted() {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "order-" + i)
                .filter(breaker::admits)
                .toList();
    }

    /** The phases that it was told of, each with its share. */
    List<String> steps() {
        return changes.stream()
                .map(change -> change.to().phase().wire() + " " + change.to().share())
                .toList();
    }

    String why() {
        return changes.get(changes.size() - 1).why();
    }
}
