package dev.headgate.dualwrite.parity;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One adapter's counts of one category.
 *
 * @param adapter empty for what was compared on accept
 * @param category {@code (unreadable)} for what can't be attributed, {@code (others)} when there are too many
 */
public record LedgerRow(Optional<String> adapter, String category, Counts counts) {
    /** The share of what should have come out by now that did, as it was sent and in time; empty when that is nothing. */
    public OptionalDouble parity() {
        var due = counts.heard() + counts.missing();
        return due == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) counts.confirmed() / due);
    }

    /** {@code {"adapter","category","parity",…counts}}. */
    public JsonObject toJson() {
        var parity = parity();
        return new JsonObject()
                .put("adapter", adapter.orElse(null))
                .put("category", category)
                .put("parity", parity.isPresent() ? parity.getAsDouble() : null)
                .mergeIn(counts.toJson());
    }
}
