package dev.headgate.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@code route} and the snapshot read by JMH. Each round is a fork of each benchmark, so the rounds interleave. */
final class RoutePart implements Part {
    /** What JMH's own threads come to per call, as the bare function shows; the smallest object has 16 bytes. */
    private static final double NOISE_B = 0.1;

    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();
    private final Map<String, List<Double>> bytes = new LinkedHashMap<>();

    @Override
    public String name() {
        return "route";
    }

    @Override
    public List<Row> measure(Settings settings) throws RunnerException {
        for (var round = 0; round < settings.rounds(); round++) {
            for (var result : fork(settings)) {
                add(result);
            }
        }
        return List.of(
                Row.beside("`route(category, key)`, ns", "bare function", rounds(nanos, "route", "routeBare"))
                        .goal(Goal.ratioAtMost(1.15, "≤ 1.15 × bare")),
                Row.beside(
                                "`route(category, key)`, bytes allocated",
                                "bare function",
                                rounds(bytes, "route", "routeBare"))
                        .goal(Goal.valueAtMost(NOISE_B, "0 B")),
                Row.beside("`snapshot()`, ns", "volatile read", rounds(nanos, "snapshot", "snapshotBare")));
    }

    private static Iterable<RunResult> fork(Settings settings) throws RunnerException {
        var options = new OptionsBuilder()
                .include(RouteBenchmark.class.getName() + "\\..*")
                .forks(1)
                .warmupIterations(settings.quick() ? 1 : 2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(settings.quick() ? 1 : 3)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return new Runner(options).run();
    }

    private void add(RunResult result) {
        var name = result.getPrimaryResult().getLabel();
        nanos.computeIfAbsent(name, first -> new ArrayList<>())
                .add(result.getPrimaryResult().getScore());
        result.getSecondaryResults().forEach((label, secondary) -> {
            if (label.endsWith("gc.alloc.rate.norm")) {
                bytes.computeIfAbsent(name, first -> new ArrayList<>()).add(secondary.getScore());
            }
        });
    }

    private static Rounds rounds(Map<String, List<Double>> figures, String headgate, String bare) {
        return new Rounds(
                new Samples(figures.getOrDefault(headgate, List.of())),
                new Samples(figures.getOrDefault(bare, List.of())));
    }
}
