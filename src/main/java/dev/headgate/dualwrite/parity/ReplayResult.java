package dev.headgate.dualwrite.parity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What became of a {@link ReplayEvents}.
 *
 * @param queued sequences that are on their way again
 * @param unknown sequences that the adapter misses nothing of, or that are no longer kept
 */
public record ReplayResult(List<Long> queued, List<Long> unknown) {
    public ReplayResult {
        queued = List.copyOf(queued);
        unknown = List.copyOf(unknown);
    }

    /** {@code {"queued":[…],"unknown":[…]}}. */
    public JsonObject toJson() {
        return new JsonObject().put("queued", new JsonArray(queued)).put("unknown", new JsonArray(unknown));
    }
}
