package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What readers of an adapter did not get as it was written.
 *
 * @param at when that was found
 * @param event as it was sent; empty for a duplicate, whose event is no longer kept
 * @param heard what came out instead, or twice; empty when nothing did
 */
public record Discrepancy(
        Kind kind,
        Instant at,
        String adapter,
        String category,
        long sequence,
        Optional<Event> event,
        Optional<String> heard) {

    /** What is wrong. */
    public enum Kind {
        MISSING("missing"),
        MISMATCHED("mismatched"),
        DUPLICATED("duplicated");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        /** Its name in JSON. */
        public String wire() {
            return wire;
        }

        public static Optional<Kind> of(String wire) {
            return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
        }
    }

    static Discrepancy of(Kind kind, Instant at, String adapter, Event event, Optional<String> heard) {
        return new Discrepancy(
                kind, at, adapter, event.category().orElseThrow(), event.sequence(), Optional.of(event), heard);
    }

    /** What it counts against the bound of bytes. */
    int size() {
        return event.map(sent -> sent.data().canonical().length()).orElse(0)
                + heard.map(String::length).orElse(0);
    }

    /**
     * One JSON object, {@code {"kind","at","adapter","category","sequence","heard","event"}}: what was heard as its text, or
     * null; the event as it left, or null.
     */
    public String toLine() {
        var head = new JsonObject()
                .put("kind", kind.wire())
                .put("at", at.toString())
                .put("adapter", adapter)
                .put("category", category)
                .put("sequence", sequence)
                .put("heard", heard.orElse(null))
                .encode();
        var frame = event.map(sent -> Frame.of(sent).text()).orElse("null");
        return head.substring(0, head.length() - 1) + ",\"event\":" + frame + "}";
    }
}
