package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;

/**
 * One event on its way to one adapter.
 *
 * @param event accepted: it has a sequence, a category and a checksum
 * @param frame what leaves; every adapter of its route sends the same
 */
public record Delivery(Event event, Frame frame) {
    /** Encodes it: once, whoever sends or stores it. */
    public static Delivery of(Event accepted) {
        return new Delivery(accepted, Frame.of(accepted));
    }

    /** By whom order is kept. */
    public String key() {
        return event.key();
    }

    /** The category that it was accepted in. */
    public String category() {
        return event.category().orElseThrow();
    }

    /** What it counts against bounds of bytes: about its size on the wire. */
    public int size() {
        return frame.text().length();
    }
}
