package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.health.Health;
import dev.headgate.dualwrite.health.Health.Verdict;

/** Adapters as the loop that delivers would read them. */
public final class Readings {
    private static final BreakerState CLOSED = new BreakerState(Phase.CLOSED, 100);

    private Readings() {}

    public static AdapterReading healthy(String adapter) {
        return of(adapter, CLOSED, 0);
    }

    public static AdapterReading of(String adapter, BreakerState breaker, long spooled) {
        return of(adapter, breaker, spooled, 0);
    }

    /** Its spool is full, and gave up so many events; if none, it isn't. */
    static AdapterReading overflowing(String adapter, long givenUp) {
        return of(adapter, CLOSED, 40, givenUp);
    }

    private static AdapterReading of(String adapter, BreakerState breaker, long spooled, long givenUp) {
        var health = new Health(3_000, 50, 0.01, 12, 48, 90, Verdict.HEALTHY);
        return new AdapterReading(
                adapter, "ready", "", health, breaker, 3, 7, 2, spooled, spooled * 400, givenUp > 0, givenUp);
    }
}
