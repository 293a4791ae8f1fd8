package dev.headgate.dualwrite.health;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody moves a breaker by hand. No revision: it holds until the next command or the end of the process.
 *
 * @param reason 1–500 characters
 */
public record BreakerCommand(String adapter, Action action, String actor, String reason) {
    /** Request/reply: this → {@link BreakerAnswer}. */
    public static final String ADDRESS = "headgate.events.breaker.command";

    /** What to do with it. */
    public enum Action {
        /** Leave the adapter aside. */
        OPEN,
        /** Give it everything, whatever comes of it. */
        CLOSE,
        /** Let the breaker decide again, from closed. */
        RESET;

        /** As in JSON and forms: lower case. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The action of that name on the wire; empty for any other text. */
        public static Optional<Action> named(String wire) {
            return Arrays.stream(values())
                    .filter(action -> action.wire().equals(wire))
                    .findFirst();
        }
    }

    /** Does it. */
    public void to(Breaker breaker) {
        var why = actor + ": " + reason;
        switch (action) {
            case OPEN -> breaker.forceOpen(why);
            case CLOSE -> breaker.forceClosed(why);
            case RESET -> breaker.reset(why);
        }
    }

    /** {@code {"adapter", "action", "actor", "reason"}}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("adapter", adapter)
                .put("action", action.wire())
                .put("actor", actor)
                .put("reason", reason);
    }

    /** The inverse of {@link #toJson}. */
    public static BreakerCommand fromJson(JsonObject json) {
        return new BreakerCommand(
                json.getString("adapter"),
                Action.named(json.getString("action")).orElseThrow(),
                json.getString("actor"),
                json.getString("reason"));
    }
}
