package dev.headgate.dualwrite.observe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The last ten minutes, a point for each second: a ring, so that nothing moves. */
final class Series<T> {
    private final List<T> ring;
    /** Where the oldest point is, and the next one goes. */
    private int next;

    Series(T gap) {
        this.ring = new ArrayList<>(Collections.nCopies(Traffic.SECONDS, gap));
    }

    void add(T point) {
        ring.set(next, point);
        next = (next + 1) % ring.size();
    }

    /** Oldest first. */
    List<T> points() {
        var points = new ArrayList<T>(ring.size());
        points.addAll(ring.subList(next, ring.size()));
        points.addAll(ring.subList(0, next));
        return Collections.unmodifiableList(points);
    }
}
