package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Event;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that isn't what it should be somewhere on its way. It fails nothing.
 *
 * @param at when that was found
 * @param adapter whose way it is on; empty on accept
 * @param sequence 0 on accept, when it has none yet
 * @param member of the event that differs, such as {@code data}
 * @param expected the checksum that belongs to the event
 * @param actual the checksum of the data that was found, by the same algorithm where it can be computed
 */
public record Mismatch(
        Instant at,
        Place place,
        Optional<String> adapter,
        String id,
        long sequence,
        String type,
        String category,
        String member,
        Checksum expected,
        Checksum actual) {

    static Mismatch of(Event event, Instant at, Place place, String adapter, String member, Checksum actual) {
        return new Mismatch(
                at,
                place,
                Optional.of(adapter),
                event.id(),
                event.sequence(),
                event.type(),
                event.category().orElseThrow(),
                member,
                event.checksum().orElseThrow(),
                actual);
    }

    public Severity severity() {
        return Severity.of(category);
    }

    /** {@code {"at","place","adapter","id","sequence","type","category","severity","member","expected","actual"}}. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("at", at.toString())
                .put("place", place.wire())
                .put("adapter", adapter.orElse(null))
                .put("id", id)
                .put("sequence", sequence)
                .put("type", type)
                .put("category", category)
                .put("severity", severity().name())
                .put("member", member)
                .put("expected", expected.toJson())
                .put("actual", actual.toJson());
    }
}
