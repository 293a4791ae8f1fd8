package dev.headgate.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One accepted change of the effective document.
 *
 * @param revision from 1, gapless
 * @param at when it was accepted, UTC; for people, never for order
 * @param actor who: a person's name, a source's name, or {@code headgate}
 * @param reason why, 1–500 characters
 * @param changes the leaves that changed; empty for the first start
 * @param override the whole override layer after it
 */
public record Revision(
        long revision,
        Instant at,
        String actor,
        String reason,
        Cause origin,
        List<Change> changes,
        Node.Branch override) {

    /** What brought a revision about. */
    public enum Cause {
        START,
        EDIT,
        RESTORE,
        SOURCE;

        /** The name on the wire and in the store: lower case. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Cause of(String wire) {
            return named(wire).orElseThrow(() -> new IllegalArgumentException("no origin of revisions: " + wire));
        }

        /** The one of that name on the wire; empty for any other text. */
        public static Optional<Cause> named(String wire) {
            return Arrays.stream(values())
                    .filter(cause -> cause.wire().equals(wire))
                    .findFirst();
        }

        /** All of them, for messages: {@code start, edit, restore, source}. */
        public static String names() {
            return Arrays.stream(values()).map(Cause::wire).collect(Collectors.joining(", "));
        }
    }

    public Revision {
        changes = List.copyOf(changes);
    }

    /** Whether any of its changes can be seen from one of {@code paths}. */
    public boolean touches(List<Pointer> paths) {
        return changes.stream().anyMatch(change -> paths.stream().anyMatch(change.path()::touches));
    }

    /** The wire form without the override layer, as streams carry it. */
    public JsonObject toJson() {
        var listed = new JsonArray();
        changes.forEach(change -> listed.add(change.toJson()));
        return new JsonObject()
                .put("revision", revision)
                .put("at", at.toString())
                .put("actor", actor)
                .put("reason", reason)
                .put("origin", origin.wire())
                .put("changes", listed);
    }

    /** The wire form with {@code override}, the layer's plain values. */
    public JsonObject toFullJson() {
        return toJson().put("override", Values.object(override));
    }
}
