package dev.headgate.dualwrite.health;

import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.health.Health.Verdict;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.IntCountsHistogram;

/**
 * The calls of the last 60 seconds: a ring of histograms of five seconds each, and their sum, which is what is asked. So a
 * window is between 55 and 60 seconds long, takes about a megabyte whatever the traffic, and recording allocates nothing.
 *
 * <p>Latencies are kept to 0.1 %, and read as the lowest that they can have been: a call that took exactly as long as a
 * threshold allows never reads as slower.
 */
public final class HealthWindow {
    /** Below it nothing is known. */
    public static final int ENOUGH = 20;

    private static final int INTERVALS = 12;
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double MS_MICROS = 1_000;

    private final LongSupplier nanoTime;
    private final IntCountsHistogram[] latencies = new IntCountsHistogram[INTERVALS];
    private final long[] errors = new long[INTERVALS];
    private final IntCountsHistogram allLatencies = histogram();
    private long allErrors;

    private long since;
    /** Intervals since {@link #since}; its place in the ring is the remainder. */
    private long current;

    /** @param nanoTime {@link System#nanoTime} or a test's clock */
    public HealthWindow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (var i = 0; i < INTERVALS; i++) {
            latencies[i] = histogram();
        }
        this.since = nanoTime.getAsLong();
    }

    /** Counts one call that ended just now after {@code nanos}. */
    public void record(boolean error, long nanos) {
        roll();
        var slot = (int) (current % INTERVALS);
        var micros = Math.min(LONGEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
        latencies[slot].recordValue(micros);
        allLatencies.recordValue(micros);
        if (error) {
            errors[slot]++;
            allErrors++;
        }
    }

    /** Forgets all: the window starts anew. */
    public void clear() {
        forget();
        current = 0;
        since = nanoTime.getAsLong();
    }

    /** How the calls of the window compare with {@code thresholds}. */
    public Health health(AdapterHealth thresholds) {
        roll();
        var samples = samples();
        var errorRate = errorRate();
        var p95 = percentileMs(95);
        var healthy = errorRate <= thresholds.errorThreshold().doubleValue() && p95 <= thresholds.latencyThresholdMs();
        var verdict = samples < ENOUGH ? Verdict.UNKNOWN : healthy ? Verdict.HEALTHY : Verdict.UNHEALTHY;
        return new Health(samples, samples / covered(), errorRate, percentileMs(50), p95, percentileMs(99), verdict);
    }

    /** Moves the window up to now. What the methods below say is as of the last one who did, or recorded. */
    void roll() {
        var now = (nanoTime.getAsLong() - since) / INTERVAL_NANOS;
        if (now - current >= INTERVALS || samples() == 0) {
            forget();
            current = now;
        }
        while (current < now) {
            current++;
            var oldest = (int) (current % INTERVALS);
            allLatencies.subtract(latencies[oldest]);
            allErrors -= errors[oldest];
            latencies[oldest].reset();
            errors[oldest] = 0;
        }
    }

    private void forget() {
        if (samples() > 0) {
            for (var i = 0; i < INTERVALS; i++) {
                latencies[i].reset();
                errors[i] = 0;
            }
            allLatencies.reset();
            allErrors = 0;
        }
    }

    long samples() {
        return allLatencies.getTotalCount();
    }

    double errorRate() {
        return (double) allErrors / samples();
    }

    /** NaN without samples. */
    double percentileMs(double percentile) {
        return samples() == 0
                ? Double.NaN
                : allLatencies.lowestEquivalentValue(allLatencies.getValueAtPercentile(percentile)) / MS_MICROS;
    }

    /** The seconds that the window covers: fewer than a minute at first; at least one, so that a first call is no burst. */
    private double covered() {
        var watched = nanoTime.getAsLong() - since;
        var gone = Math.max(0, current + 1 - INTERVALS) * INTERVAL_NANOS;
        return Math.max(1, (watched - gone) / SECOND_NANOS);
    }

    private static IntCountsHistogram histogram() {
        return new IntCountsHistogram(LONGEST_MICROS, DIGITS);
    }
}
