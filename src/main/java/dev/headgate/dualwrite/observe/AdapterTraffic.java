package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerState;
import java.util.List;

/**
 * An adapter now, and in the last ten minutes.
 *
 * @param points a second each, oldest first, {@link Traffic#SECONDS} of them, the last one ending at {@link Traffic#at}
 */
public record AdapterTraffic(AdapterReading now, List<Point> points) {
    public AdapterTraffic {
        points = List.copyOf(points);
    }

    AdapterTraffic with(BreakerState state) {
        return new AdapterTraffic(now.with(state), points);
    }

    public String name() {
        return now.name();
    }
}
