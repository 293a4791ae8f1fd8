package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Data;
import dev.headgate.dualwrite.event.Event;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * An event as a reader gets it: parsed from its text, its data brought into canonical form anew.
 *
 * @param claimed the checksum that it came with
 */
public record Sighting(
        long sequence, String type, String key, String category, Data data, Checksum claimed, String text) {

    /** Reads it as any client would; empty when no event can be read from the text. */
    public static Optional<Sighting> read(String text) {
        try {
            var json = new JsonObject(text);
            return json.getValue("sequence") instanceof Number sequence
                            && json.getValue("type") instanceof String type
                            && json.getValue("key") instanceof String key
                            && json.getValue("category") instanceof String category
                            && json.getValue("data") instanceof JsonObject data
                            && json.getValue("checksum") instanceof JsonObject checksum
                            && checksum.getValue("algorithm") instanceof String algorithm
                            && checksum.getValue("value") instanceof String value
                    ? Algorithm.of(algorithm)
                            .map(known -> new Sighting(
                                    sequence.longValue(),
                                    type,
                                    key,
                                    category,
                                    Data.of(data),
                                    new Checksum(known, value),
                                    text))
                    : Optional.empty();
        } catch (DecodeException | IllegalArgumentException garbage) {
            return Optional.empty(); // whoever hears it counts it
        }
    }

    /** The first member in which it isn't the event that was sent; empty when it is that event. */
    Optional<String> difference(Event sent, Checksums checksums) {
        var expected = sent.checksum().orElseThrow();
        if (!checksums.matches(expected, data.canonical())) {
            return Optional.of("data");
        }
        if (!claimed.equals(expected)) {
            return Optional.of("checksum");
        }
        if (!type.equals(sent.type())) {
            return Optional.of("type");
        }
        if (!key.equals(sent.key())) {
            return Optional.of("key");
        }
        return category.equals(sent.category().orElseThrow()) ? Optional.empty() : Optional.of("category");
    }
}
