package dev.headgate.web.traffic;

import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.CircuitBreaker;
import dev.headgate.dualwrite.health.Health;
import dev.headgate.dualwrite.observe.Flow;
import dev.headgate.dualwrite.observe.Point;
import dev.headgate.web.view.Chart;
import dev.headgate.web.view.ChartMark;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Measures, drawn against their thresholds. */
record Charts(Timescale scale) {
    private static final String MINUTES = " in the last ten minutes: ";

    /** An adapter's rate, error rate and p95. */
    List<Chart> of(
            List<Point> points,
            Health health,
            AdapterHealth thresholds,
            CircuitBreaker breaker,
            List<ChartMark> marks) {
        var steps = scale.steps(points);
        var errorLimit = thresholds.errorThreshold();
        var opens = breaker.enabled() ? ", opens over " + Numbers.percent(breaker.failureThreshold()) : "";
        var latencyLimit = (double) thresholds.latencyThresholdMs();
        var slow = breaker.latencyMultiplier().multiply(BigDecimal.valueOf(thresholds.latencyThresholdMs()));
        var opensSlow = breaker.enabled() ? ", opens over " + Numbers.ms(slow.doubleValue()) : "";
        return List.of(
                rate(
                        steps.stream().map(Charts::rate).toList(),
                        health.samples() == 0 ? Double.NaN : health.ratePerS(),
                        marks),
                chart(
                        "error rate",
                        Numbers.percent(health.errorRate()),
                        "threshold " + Numbers.percent(errorLimit) + opens,
                        errorLimit.doubleValue(),
                        steps.stream().map(Charts::errorRate).toList(),
                        Numbers::percent,
                        marks),
                chart(
                        "p95 latency",
                        Numbers.ms(health.p95Ms()),
                        "threshold " + Numbers.ms(latencyLimit) + opensSlow,
                        latencyLimit,
                        steps.stream().map(Charts::p95).toList(),
                        Numbers::ms,
                        marks));
    }

    /** A category's rate. */
    Chart of(List<Flow> flow, double ratePerS) {
        var rates = scale.steps(flow).stream()
                .map(step -> mean(step, Flow::isGap, Flow::events))
                .toList();
        return rate(rates, ratePerS, List.of());
    }

    static double rate(List<Point> points) {
        return mean(points, Point::isGap, Point::calls);
    }

    static double errorRate(List<Point> points) {
        var calls = points.stream().mapToInt(Point::calls).sum();
        return (double) points.stream().mapToInt(Point::errors).sum() / calls; // NaN without calls
    }

    /** The worst second. */
    static double p95(List<Point> points) {
        return points.stream()
                .filter(point -> !point.isGap())
                .mapToDouble(Point::p95Ms)
                .max()
                .orElse(Double.NaN);
    }

    private static <T> double mean(List<T> seconds, Predicate<T> gap, ToDoubleFunction<T> count) {
        return seconds.stream().allMatch(gap)
                ? Double.NaN
                : seconds.stream().mapToDouble(count).sum() / seconds.size();
    }

    private static Chart rate(List<Double> values, double now, List<ChartMark> marks) {
        return chart("rate", Numbers.rate(now), "", 0, values, Numbers::rate, marks);
    }

    private static Chart chart(
            String what,
            String now,
            String limit,
            double threshold,
            List<Double> values,
            DoubleFunction<String> words,
            List<ChartMark> marks) {
        var line = Line.of(values, threshold);
        var measured = values.stream()
                .filter(value -> !value.isNaN())
                .mapToDouble(it -> it)
                .summaryStatistics();
        var title = measured.getCount() == 0
                ? what + MINUTES + "nothing was measured"
                : what + MINUTES + words.apply(measured.getMin()) + " to " + words.apply(measured.getMax());
        return new Chart(what, now, limit, title, line.path(), limit.isEmpty() ? "" : line.y(threshold), marks);
    }
}
