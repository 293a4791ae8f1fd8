package dev.headgate.dualwrite.event;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.util.List;

/**
 * The way in for co-located producers. Futures complete when an event was accepted or refused, not when it was delivered;
 * refusals are results, a failed future is a fault. Events of one key are delivered in the order in which they were
 * accepted.
 */
public final class EventWriter {
    /** Request/reply within this JVM: {@link WriteEvents} → {@link WriteResults}. */
    public static final String WRITE = "headgate.events.write";

    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private final EventBus bus;

    private EventWriter(EventBus bus) {
        this.bus = bus;
    }

    public static EventWriter of(Vertx vertx) {
        return new EventWriter(vertx.eventBus());
    }

    /** Accepts in memory: the fast way. A killed process loses what wasn't delivered yet. */
    public Future<WriteResult> write(Event event) {
        return send(List.of(event), false).map(results -> results.get(0));
    }

    /** Accepts once it is on the disk, so that a killed process delivers it after its next start. */
    public Future<WriteResult> writeDurably(Event event) {
        return writeDurably(List.of(event)).map(results -> results.get(0));
    }

    /**
     * The same for several, which share a sync. Each is accepted or refused for itself.
     *
     * @return one result for each event, in its place
     */
    public Future<List<WriteResult>> writeDurably(List<Event> events) {
        return send(events, true);
    }

    private Future<List<WriteResult>> send(List<Event> events, boolean durable) {
        return bus.<WriteResults>request(WRITE, new WriteEvents(events, durable), LOCAL)
                .map(reply -> reply.body().results());
    }
}
