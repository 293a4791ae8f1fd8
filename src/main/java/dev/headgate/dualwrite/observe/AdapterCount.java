package dev.headgate.dualwrite.observe;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.IntCountsHistogram;

/** What an adapter does: this second, and the ten minutes before it. */
final class AdapterCount {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 2;
    private static final double MS_MICROS = 1_000;

    private final Series<Point> series = new Series<>(Point.GAP);
    private final IntCountsHistogram latencies = new IntCountsHistogram(LONGEST_MICROS, DIGITS);
    private int errors;

    void ended(boolean error, long nanos) {
        latencies.recordValue(Math.min(LONGEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
        if (error) {
            errors++;
        }
    }

    /** Ends the second. */
    Point next() {
        var calls = (int) latencies.getTotalCount();
        var point = calls == 0 ? Point.GAP : new Point(calls, errors, p95Ms());
        series.add(point);
        if (calls > 0) {
            latencies.reset();
            errors = 0;
        }
        return point;
    }

    AdapterTraffic draw(AdapterReading now) {
        return new AdapterTraffic(now, series.points());
    }

    private double p95Ms() {
        return latencies.lowestEquivalentValue(latencies.getValueAtPercentile(95)) / MS_MICROS;
    }
}
