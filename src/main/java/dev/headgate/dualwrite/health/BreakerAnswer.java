package dev.headgate.dualwrite.health;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What came of a {@link BreakerCommand}.
 *
 * @param state where the breaker stands now; empty when there is no such adapter
 */
public record BreakerAnswer(Optional<BreakerState> state) {
    /** The state's JSON, or an empty object. */
    public JsonObject toJson() {
        return state.map(BreakerState::toJson).orElseGet(JsonObject::new);
    }

    /** The inverse of {@link #toJson}. */
    public static BreakerAnswer fromJson(JsonObject json) {
        return new BreakerAnswer(json.isEmpty() ? Optional.empty() : Optional.of(BreakerState.fromJson(json)));
    }
}
