package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.route.Decision;

/** Hears what comes in. Called on the loop that delivers. */
interface IntakeObserver {
    /** An event has its number, category and checksum, and is about to be handed to its paths. */
    void accepted(Event event, Decision decision);

    /**
     * The data that came was compared with the producer's own checksum.
     *
     * @param event as the producer sent it
     */
    void compared(Event event, String category, Checksum own, boolean agrees);
}
