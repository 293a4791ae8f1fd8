package dev.headgate.dualwrite.health;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Where a breaker stands.
 *
 * @param share the percentage of keys that it lets through; 0 while half-open, where only probes pass
 */
public record BreakerState(Phase phase, int share) {
    /** What a breaker does with events. */
    public enum Phase {
        /** All pass. */
        CLOSED,
        /** None passes until the recovery time is over. */
        OPEN,
        /** A few probes pass. */
        HALF_OPEN,
        /** A growing share of the keys passes. */
        RESTORING,
        /** Somebody opened it: none passes. */
        FORCED_OPEN,
        /** Somebody closed it: all pass, whatever comes of them. */
        FORCED_CLOSED,
        /** {@code circuit_breaker_enabled} is false: all pass. */
        DISABLED;

        /** As in JSON, metrics and logs: lower case. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether nothing may go. Half-open, what was admitted may: those are the probes. */
    public boolean isOpen() {
        return phase == Phase.OPEN || phase == Phase.FORCED_OPEN;
    }

    /** Whether new events avoid the adapter. */
    public boolean isLeftAside() {
        return isOpen() || phase == Phase.HALF_OPEN;
    }

    /** {@code {"state": "restoring", "share": 25}}. */
    public JsonObject toJson() {
        return new JsonObject().put("state", phase.wire()).put("share", share);
    }

    /** The inverse of {@link #toJson}. */
    public static BreakerState fromJson(JsonObject json) {
        return new BreakerState(
                Phase.valueOf(json.getString("state").toUpperCase(Locale.ROOT)), json.getInteger("share"));
    }
}
