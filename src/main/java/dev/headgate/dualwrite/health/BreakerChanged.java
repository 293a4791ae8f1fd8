package dev.headgate.dualwrite.health;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * A breaker did a step.
 *
 * @param why one clause for people, such as {@code error rate 12 % over 5 %}
 */
public record BreakerChanged(String adapter, BreakerState from, BreakerState to, Instant at, String why) {
    /** Where it is published on the event bus. */
    public static final String ADDRESS = "headgate.events.breaker";

    /** {@code {"adapter", "from": {"state", "share"}, "to": {…}, "at", "why"}}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("adapter", adapter)
                .put("from", from.toJson())
                .put("to", to.toJson())
                .put("at", at.toString())
                .put("why", why);
    }

    /** The inverse of {@link #toJson}. */
    public static BreakerChanged fromJson(JsonObject json) {
        return new BreakerChanged(
                json.getString("adapter"),
                BreakerState.fromJson(json.getJsonObject("from")),
                BreakerState.fromJson(json.getJsonObject("to")),
                Instant.parse(json.getString("at")),
                json.getString("why"));
    }
}
