package dev.headgate.dualwrite.observe;

import java.util.List;

/**
 * A category now, and in the last ten minutes.
 *
 * @param flow a second each, oldest first, {@link Traffic#SECONDS} of them, the last one ending at {@link Traffic#at}
 */
public record CategoryTraffic(String name, ParityReading parity, List<Flow> flow) {
    private static final int MINUTE = 60;

    public CategoryTraffic {
        flow = List.copyOf(flow);
    }

    /** Events a second in the last minute, or since the first of them if that is less. */
    public double ratePerS() {
        var first = 0;
        while (first < flow.size() - 1 && flow.get(first).isGap()) {
            first++;
        }
        var seconds = Math.min(MINUTE, flow.size() - first);
        return (double) lastMinute().stream().mapToLong(Flow::events).sum() / seconds;
    }

    /** The share of the last minute's events that went to more than one adapter, 0–1; NaN when there were none. */
    public double dualWritten() {
        var events = lastMinute().stream().mapToLong(Flow::events).sum();
        var dual = lastMinute().stream().mapToLong(Flow::dualWritten).sum();
        return events == 0 ? Double.NaN : (double) dual / events;
    }

    private List<Flow> lastMinute() {
        return flow.subList(Math.max(0, flow.size() - MINUTE), flow.size());
    }
}
