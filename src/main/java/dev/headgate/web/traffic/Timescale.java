package dev.headgate.web.traffic;

import dev.headgate.dualwrite.observe.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The ten minutes of a chart, 120 wide: a step for each five seconds. Steps begin at whole fives of the clock, so that a
 * chart shifts from one second to the next and doesn't flicker.
 *
 * @param end the second after the newest one
 */
record Timescale(long end) {
    static final int WIDTH = 120;

    private static final int STEP_S = Traffic.SECONDS / WIDTH;

    static Timescale of(Traffic traffic) {
        return new Timescale(traffic.at().getEpochSecond());
    }

    /** The points of each step, oldest first; the last one may not be full yet. */
    <T> List<List<T>> steps(List<T> points) {
        var steps = new ArrayList<>(parts(points, STEP_S).values());
        return steps.subList(Math.max(0, steps.size() - WIDTH), steps.size());
    }

    /** The same by minutes of the clock, each by the second that it begins at. */
    <T> TreeMap<Long, List<T>> minutes(List<T> points) {
        return parts(points, 60);
    }

    private <T> TreeMap<Long, List<T>> parts(List<T> points, int seconds) {
        var parts = new TreeMap<Long, List<T>>();
        var start = end - points.size();
        for (var i = 0; i < points.size(); i++) {
            var at = (start + i) / seconds * seconds;
            parts.computeIfAbsent(at, first -> new ArrayList<>()).add(points.get(i));
        }
        return parts;
    }

    /** Where a moment is; below 0 when it is older. */
    double x(Instant at) {
        var last = (end - 1) / STEP_S;
        return (double) at.getEpochSecond() / STEP_S - (last + 1 - WIDTH);
    }
}
