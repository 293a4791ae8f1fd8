package dev.headgate.dualwrite.observe;

/** What the ledger says of one category within its window, all adapters together: numbers of events. */
public record ParityReading(long sent, long confirmed, long late, long missing, long duplicated, long mismatched) {
    /** Nothing was compared. */
    public static final ParityReading NONE = new ParityReading(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public ParityReading plus(ParityReading other) {
        return new ParityReading(
                sent + other.sent,
                confirmed + other.confirmed,
                late + other.late,
                missing + other.missing,
                duplicated + other.duplicated,
                mismatched + other.mismatched);
    }

    /** The share of what was sent that is confirmed and equal, 0–1; NaN when nothing was sent. */
    public double agreement() {
        return sent == 0 ? Double.NaN : (double) Math.max(0, confirmed - mismatched) / sent;
    }
}
