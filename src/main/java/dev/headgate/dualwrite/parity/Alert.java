package dev.headgate.dualwrite.parity;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A category's mismatch rate is over its threshold, or no more.
 *
 * @param place the worst one
 * @param adapter on whose way that is; empty on accept
 * @param rate 0–1, over the window
 * @param threshold of the category, 0–1
 * @param wrong how many comparisons failed there
 * @param all of how many
 * @param cleared when it was over again; empty while it goes on
 */
public record Alert(
        String category,
        Place place,
        Optional<String> adapter,
        double rate,
        double threshold,
        long wrong,
        long all,
        Instant raised,
        Optional<Instant> cleared) {

    /** Published within this JVM when one is raised or cleared: {@link Alert}. */
    public static final String ADDRESS = "headgate.events.alert";

    /** {@code raised} or {@code cleared}. */
    public String state() {
        return cleared.isPresent() ? "cleared" : "raised";
    }

    /** {@code {"state","category","place","adapter","rate","threshold","wrong","all","raised_at","cleared_at"}}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("state", state())
                .put("category", category)
                .put("place", place.wire())
                .put("adapter", adapter.orElse(null))
                .put("rate", rate)
                .put("threshold", threshold)
                .put("wrong", wrong)
                .put("all", all)
                .put("raised_at", raised.toString())
                .put("cleared_at", cleared.map(Instant::toString).orElse(null));
    }
}
