package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.event.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps what must survive the process: a port. Two things are in it: the events that were accepted durably and aren't
 * settled yet (the write-ahead table), and for each adapter those that wait for it (its spool).
 *
 * <p>Futures complete on the caller's context and fail with {@code StoreUnavailableException}.
 */
public interface EventStore {
    /**
     * Opens it, or makes it. What the write-ahead table held when the process ended is in the spools of the adapters that
     * it was owed to afterwards: before anything newer, and in order.
     */
    Future<Opened> open();

    /**
     * Everything in a batch, in one transaction with one sync, or nothing. A spool that would grow over its bounds gives up
     * its oldest events.
     */
    Future<Written> write(Batch batch);

    /**
     * What waits for an adapter, oldest first, from after a position on. It is at most {@code limit} events, and fewer where
     * they are large; none only when nothing waits there.
     */
    Future<List<Spooled>> spooled(String adapter, long after, int limit);

    Future<Void> close();

    /**
     * What was found.
     *
     * @param last the highest sequence that may have been given; the next is one more
     * @param depths by adapter, where anything waits
     */
    record Opened(long last, Map<String, Depth> depths) {}

    /** How much waits for an adapter. */
    record Depth(long events, long bytes) {
        public static final Depth NONE = new Depth(0, 0);
    }

    /**
     * An event that waits; positions grow in the order in which events came to wait.
     *
     * @param event empty when what is on the disk there can't be read as one
     */
    record Spooled(long position, Optional<Event> event) {}

    /** An event, and the adapters that it is owed to. */
    record Owed(Delivery delivery, List<String> adapters) {
        public Event event() {
            return delivery.event();
        }
    }

    /**
     * What to write together.
     *
     * @param accepted into the write-ahead table
     * @param settled sequences that leave it; absent ones are ignored
     * @param spooled to the end of their adapters' spools
     * @param replayed by adapter, positions that leave its spool; absent ones are ignored
     * @param ceiling the highest sequence that may be given before the next such write; empty leaves it, and it is never
     *     less than an accepted event's
     */
    record Batch(
            List<Owed> accepted,
            List<Long> settled,
            List<Owed> spooled,
            Map<String, List<Long>> replayed,
            OptionalLong ceiling) {}

    /**
     * How the spools are after a write, by adapter.
     *
     * @param depths of each that the write touched
     * @param evicted the events that its bounds made it give up, oldest first
     */
    record Written(Map<String, Depth> depths, Map<String, List<Evicted>> evicted) {}

    /**
     * An event that waits no longer, and is not delivered.
     *
     * @param key empty when what was on the disk there can't be read
     */
    record Evicted(long position, String key) {}
}
