package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.parity.Counts;
import dev.headgate.dualwrite.parity.ParityView;
import java.util.HashMap;
import java.util.Map;

/** What the ledger says of one category within its window, all adapters together: numbers of events. */
public record ParityReading(long sent, long confirmed, long late, long missing, long duplicated, long mismatched) {
    /** Nothing was compared. */
    public static final ParityReading NONE = new ParityReading(0, 0, 0, 0, 0, 0);

    /** Of each category that was compared on any adapter's way. */
    static Map<String, ParityReading> byCategory(ParityView view) {
        var sums = new HashMap<String, ParityReading>();
        view.rows().stream()
                .filter(row -> row.adapter().isPresent())
                .forEach(row -> sums.merge(row.category(), of(row.counts()), ParityReading::plus));
        return sums;
    }

    private static ParityReading of(Counts counts) {
        return new ParityReading(
                counts.sent(),
                counts.confirmed(),
                counts.late(),
                counts.missing(),
                counts.duplicated(),
                counts.mismatched());
    }

    private ParityReading plus(ParityReading other) {
        return new ParityReading(
                sent + other.sent,
                confirmed + other.confirmed,
                late + other.late,
                missing + other.missing,
                duplicated + other.duplicated,
                mismatched + other.mismatched);
    }
}
