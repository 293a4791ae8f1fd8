package dev.headgate.dualwrite.deliver.websocket;

import dev.headgate.dualwrite.deliver.Delivery;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The clients of one event loop. All but {@link #take} and {@link #count} is called there. */
public final class Audience {
    private static final long ADMITTED_MS = 1_000;

    private final Context context = Objects.requireNonNull(Vertx.currentContext(), "a context");
    private final Vertx vertx;
    private final EventClients all;
    private final Set<EventClient> clients = new LinkedHashSet<>();
    private final List<Long> timers;
    /** For other threads. */
    private final AtomicInteger count = new AtomicInteger();

    /** @param ping how often every client is asked whether it is still there */
    Audience(Vertx vertx, EventClients all, Duration ping) {
        this.vertx = vertx;
        this.all = all;
        this.timers = List.of(
                vertx.setPeriodic(ADMITTED_MS, timer -> each(EventClient::closeIfShutOut)),
                vertx.setPeriodic(ping.toMillis(), timer -> each(EventClient::ping)));
    }

    /**
     * Sends a socket every event from now on.
     *
     * @param wanted the categories that its client asked for and may see
     * @param still whether the client would still be let in: asked every second, and the socket is closed when not
     * @return completes when it is gone
     */
    public Future<Void> join(ServerWebSocket socket, Predicate<String> wanted, BooleanSupplier still) {
        var client = new EventClient(socket, wanted, still, all);
        clients.add(client);
        count.incrementAndGet();
        return client.gone().onSuccess(gone -> {
            clients.remove(client);
            count.decrementAndGet();
        });
    }

    /** Sends a socket of the gateway's own every event, as {@link #join} does. */
    void listen(ServerWebSocket socket) {
        var client = new EventClient(socket, category -> true, () -> true, all);
        clients.add(client);
        client.gone().onSuccess(gone -> clients.remove(client));
    }

    int count() {
        return count.get();
    }

    /** Completes when its clients have the batch, or it waits for those that are slow. */
    Future<Void> take(List<Delivery> batch) {
        var taken = Promise.<Void>promise();
        context.runOnContext(turn -> {
            each(client -> batch.forEach(client::offer));
            taken.complete();
        });
        return taken.future();
    }

    /** Ends all of them. */
    public void close() {
        all.closed(this);
        each(EventClient::closeAsWeLeave);
        timers.forEach(vertx::cancelTimer);
    }

    /** A client that has to go leaves while the others are being visited, hence the copy. */
    private void each(Consumer<EventClient> visit) {
        new ArrayList<>(clients).forEach(visit);
    }
}
