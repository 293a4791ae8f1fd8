package dev.headgate.dualwrite.observe;

/** What comes in of a category: this second, and the ten minutes before it. */
final class CategoryCount {
    private final Series<Flow> series = new Series<>(Flow.GAP);
    private int events;
    private int dualWritten;
    /** Seconds without an event, one after the other. */
    private int quiet;

    void accepted(boolean dual) {
        events++;
        if (dual) {
            dualWritten++;
        }
    }

    /** Ends the second. */
    Flow next() {
        var flow = events == 0 ? Flow.GAP : new Flow(events, dualWritten);
        series.add(flow);
        quiet = events == 0 ? quiet + 1 : 0;
        events = 0;
        dualWritten = 0;
        return flow;
    }

    /** Whether there is nothing left to show. */
    boolean isForgotten() {
        return quiet >= Traffic.SECONDS;
    }

    CategoryTraffic draw(String name, ParityReading parity) {
        return new CategoryTraffic(name, parity, series.points());
    }
}
