package dev.headgate.dualwrite.parity;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What the ledger counted over the window, each thing when it was found.
 *
 * @param sent the adapter said that it took them
 * @param confirmed heard as they were sent, within the window
 * @param late heard as they were sent, after the window and within five minutes
 * @param missing not heard within the window, nor since
 * @param duplicated heard once more
 * @param mismatched heard, and not as they were sent
 * @param reordered heard after a later event of the same key
 * @param unwitnessed sent while the witness was not connected, or while too many were open
 * @param checked compared with their checksums before they left, or on accept
 * @param refuted of those checked, not as they should be
 */
public record Counts(
        long sent,
        long confirmed,
        long late,
        long missing,
        long duplicated,
        long mismatched,
        long reordered,
        long unwitnessed,
        long checked,
        long refuted) {

    /** What is absent is 0. */
    static Counts of(Map<Tally, Long> sums) {
        return new Counts(
                sums.getOrDefault(Tally.SENT, 0L),
                sums.getOrDefault(Tally.CONFIRMED, 0L),
                sums.getOrDefault(Tally.LATE, 0L),
                sums.getOrDefault(Tally.MISSING, 0L),
                sums.getOrDefault(Tally.DUPLICATED, 0L),
                sums.getOrDefault(Tally.MISMATCHED, 0L),
                sums.getOrDefault(Tally.REORDERED, 0L),
                sums.getOrDefault(Tally.UNWITNESSED, 0L),
                sums.getOrDefault(Tally.CHECKED, 0L),
                sums.getOrDefault(Tally.REFUTED, 0L));
    }

    /** How many were heard and compared. */
    public long heard() {
        return confirmed + late + mismatched;
    }

    /** Each by its name. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("sent", sent)
                .put("confirmed", confirmed)
                .put("late", late)
                .put("missing", missing)
                .put("duplicated", duplicated)
                .put("mismatched", mismatched)
                .put("reordered", reordered)
                .put("unwitnessed", unwitnessed)
                .put("checked", checked)
                .put("refuted", refuted);
    }
}
