package dev.headgate.dualwrite.deliver;

/** Counts an event's lanes down, and runs what is to happen when none owes it any more. */
final class Settlement {
    /** For events in memory, of which nothing is on the disk. */
    static final Settlement NONE = new Settlement(Integer.MAX_VALUE, () -> {});

    private final Runnable settled;
    private int lanes;

    Settlement(int lanes, Runnable settled) {
        this.lanes = lanes;
        this.settled = settled;
    }

    void laneDone() {
        if (this != NONE && --lanes == 0) {
            settled.run();
        }
    }
}
