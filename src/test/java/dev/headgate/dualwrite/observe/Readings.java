package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.health.Health;
import dev.headgate.dualwrite.health.Health.Verdict;

/** Adapters as the loop that delivers would read them. */
public final class Readings {
    private Readings() {}

    public static AdapterReading healthy(String adapter) {
        return of(adapter, new BreakerState(Phase.CLOSED, 100), 0);
    }

    public static AdapterReading of(String adapter, BreakerState breaker, long spooled) {
        var health = new Health(3_000, 50, 0.01, 12, 48, 90, Verdict.HEALTHY);
        return new AdapterReading(adapter, "ready", "", health, breaker, 3, 2, spooled, spooled * 400, false, 0);
    }
}
