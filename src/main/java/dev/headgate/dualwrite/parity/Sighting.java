package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Data;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * An event as a reader gets it, parsed from its text.
 *
 * @param event what it says; its data as it stands in the text
 */
record Sighting(Event event, String text) {

    /** Reads it as any client would; empty when no event can be read from the text. */
    static Optional<Sighting> read(String text) {
        try {
            return Optional.of(new Sighting(Frame.decode(text), text))
                    .filter(sighting -> sighting.event.sequence() > 0);
        } catch (IllegalArgumentException garbage) {
            return Optional.empty(); // whoever hears it counts it
        }
    }

    /** The first member in which it isn't the event that was sent; empty when it is that event. */
    Optional<String> difference(Event sent, Checksums checksums) {
        var expected = sent.checksum().orElseThrow();
        if (!isOf(expected, checksums)) {
            return Optional.of("data");
        }
        if (!event.checksum().equals(sent.checksum())) {
            return Optional.of("checksum");
        }
        if (!event.type().equals(sent.type())) {
            return Optional.of("type");
        }
        if (!event.key().equals(sent.key())) {
            return Optional.of("key");
        }
        return event.category().equals(sent.category()) ? Optional.empty() : Optional.of("category");
    }

    /** Whether its data is what it says itself. */
    boolean isSound(Checksums checksums) {
        return isOf(event.checksum().orElseThrow(), checksums);
    }

    /** Text that hashes to the checksum is canonical; any other may be the same data in another form. */
    private boolean isOf(Checksum expected, Checksums checksums) {
        return checksums.matches(expected, event.data().canonical()) || checksums.matches(expected, canonical());
    }

    /** Its data brought into canonical form anew; as it stands where it has none. */
    String canonical() {
        var text = event.data().canonical();
        try {
            return Data.of(new JsonObject(text)).canonical();
        } catch (DecodeException | IllegalArgumentException formless) {
            return text;
        }
    }
}
