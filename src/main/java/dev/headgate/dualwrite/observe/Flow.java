package dev.headgate.dualwrite.observe;

/**
 * One second of a category.
 *
 * @param events how many were accepted; with none the second is a gap
 * @param dualWritten how many of them went to more than one adapter
 */
public record Flow(int events, int dualWritten) {
    /** A second in which nothing was accepted. */
    public static final Flow GAP = new Flow(0, 0);

    public boolean isGap() {
        return events == 0;
    }
}
