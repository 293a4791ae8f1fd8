package dev.headgate.dualwrite.health;

import dev.headgate.dualwrite.Sampling;
import java.util.concurrent.TimeUnit;

/**
 * How an adapter gets its events back after its breaker closed: 10, 25, 50 and 100 % of the keys, a window each. Sticky: a
 * key that is in at one step is in at the later ones.
 */
final class Restoration {
    static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int[] SHARES = {10, 25, 50, 100};
    private static final int NONE = -1;

    private final Sampling sampling;
    private int step = NONE;
    private long since;

    Restoration(String adapter) {
        // a name that no category can have: its keys must not be those that the category's percentage lets in
        this.sampling = Sampling.of("restore." + adapter);
    }

    void begin(long now) {
        step = 0;
        since = now;
    }

    void end() {
        step = NONE;
    }

    boolean isUnderWay() {
        return step != NONE;
    }

    int share() {
        return SHARES[step];
    }

    boolean admits(String key) {
        return sampling.bucket(key) < SHARES[step] * (Sampling.BUCKETS / 100);
    }

    /** Does the next step when its time has come, and ends after the last one. */
    void advance(long now) {
        if (isUnderWay() && now - since >= STEP_NANOS) {
            since += STEP_NANOS;
            step = step == SHARES.length - 1 ? NONE : step + 1;
        }
    }

    /** Starts the step's window anew. */
    void resume(long now) {
        since = now;
    }
}
