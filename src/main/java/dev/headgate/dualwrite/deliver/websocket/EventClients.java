package dev.headgate.dualwrite.deliver.websocket;

import dev.headgate.dualwrite.deliver.Delivery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** Every client of the gateway's own event sockets, on whichever event loop it lives. */
public final class EventClients implements Shareable {
    private static final int QUEUE = 1_000;
    private static final Duration PING = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();
    private final LongAdder lost = new LongAdder();
    private volatile int queue = QUEUE;

    private EventClients(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Those of this Vert.x instance. */
    public static EventClients of(Vertx vertx) {
        return vertx.sharedData()
                .<String, EventClients>getLocalMap("headgate.events")
                .computeIfAbsent("clients", key -> new EventClients(vertx));
    }

    /** Makes room for clients that live on the calling context, until it is closed. */
    public Audience open() {
        return open(PING);
    }

    /** The same with other pings. */
    Audience open(Duration ping) {
        var audience = new Audience(vertx, this, ping);
        audiences.add(audience);
        return audience;
    }

    /** How many are connected; the gateway itself, which listens as they do, isn't counted. */
    public int count() {
        return audiences.stream().mapToInt(Audience::count).sum();
    }

    /** How many events clients have missed because they were too slow, and were closed for it. */
    long lost() {
        return lost.sum();
    }

    void lost(int events) {
        lost.add(events);
    }

    /** How many events may wait for one client. */
    int queue() {
        return queue;
    }

    void queue(int events) {
        queue = events;
    }

    /** Hands a batch to each event loop once; completes when all have it, however slow anybody's client is. */
    Future<Void> take(List<Delivery> batch) {
        return Future.all(
                        audiences.stream().map(audience -> audience.take(batch)).toList())
                .mapEmpty();
    }

    void closed(Audience audience) {
        audiences.remove(audience);
    }
}
