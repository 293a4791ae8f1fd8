package dev.headgate.dualwrite.parity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How parity is, as of one moment.
 *
 * @param at empty before the first second
 * @param window that the counts are of
 * @param rows by adapter and category, those of what was compared on accept first
 * @param alerts that go on
 * @param mismatches the newest 10,000, oldest first
 * @param discrepancies the newest 10,000, or 32 MiB of them, oldest first
 */
public record ParityView(
        Optional<Instant> at,
        Duration window,
        List<LedgerRow> rows,
        List<Alert> alerts,
        List<Mismatch> mismatches,
        List<Discrepancy> discrepancies) {
    /** Before the first second. */
    public static final ParityView NOTHING =
            new ParityView(Optional.empty(), Duration.ZERO, List.of(), List.of(), List.of(), List.of());

    public ParityView {
        rows = List.copyOf(rows);
        alerts = List.copyOf(alerts);
        mismatches = List.copyOf(mismatches);
        discrepancies = List.copyOf(discrepancies);
    }

    /** The newest mismatches, the newest first. */
    public List<Mismatch> newest(int most) {
        var size = mismatches.size();
        return IntStream.range(0, Math.min(most, size))
                .mapToObj(back -> mismatches.get(size - 1 - back))
                .toList();
    }

    /** {@code {"at","window_s","ledger":[…],"alerts":[…]}}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("at", at.map(Instant::toString).orElse(null))
                .put("window_s", window.toSeconds())
                .put(
                        "ledger",
                        new JsonArray(rows.stream().map(LedgerRow::toJson).toList()))
                .put("alerts", new JsonArray(alerts.stream().map(Alert::toJson).toList()));
    }
}
