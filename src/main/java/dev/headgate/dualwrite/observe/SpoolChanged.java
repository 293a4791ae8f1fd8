package dev.headgate.dualwrite.observe;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * An adapter's spool began to give up events because it is full, or nothing waits in it any more.
 *
 * @param full whether it gives up events
 * @param givenUp events that the adapter never gets, since the start
 */
public record SpoolChanged(String adapter, boolean full, long givenUp, Instant at) {
    /** Where it is published on the event bus, within a second. */
    public static final String ADDRESS = "headgate.events.spool";

    /** {@code {"adapter", "full", "given_up", "at"}}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("adapter", adapter)
                .put("full", full)
                .put("given_up", givenUp)
                .put("at", at.toString());
    }

    /** The inverse of {@link #toJson}. */
    public static SpoolChanged fromJson(JsonObject json) {
        return new SpoolChanged(
                json.getString("adapter"),
                json.getBoolean("full"),
                json.getLong("given_up"),
                Instant.parse(json.getString("at")));
    }
}
