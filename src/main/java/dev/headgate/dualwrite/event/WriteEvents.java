package dev.headgate.dualwrite.event;

import java.util.List;

/** Asks to accept events. */
public record WriteEvents(List<Event> events, boolean durable) {
    public WriteEvents {
        events = List.copyOf(events);
    }
}
