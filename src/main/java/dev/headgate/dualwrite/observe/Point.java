package dev.headgate.dualwrite.observe;

/**
 * One second of an adapter.
 *
 * @param calls how many ended in it; with none the second is a gap, and the rest means nothing
 * @param p95Ms the latency that 95 % of them kept within, milliseconds
 */
public record Point(int calls, int errors, double p95Ms) {
    /** A second in which nothing ended. */
    public static final Point GAP = new Point(0, 0, Double.NaN);

    public boolean isGap() {
        return calls == 0;
    }

    /** 0–1. */
    public double errorRate() {
        return (double) errors / calls;
    }
}
