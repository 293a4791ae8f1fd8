package dev.headgate.dualwrite.deliver.websocket;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterSettings;
import dev.headgate.dualwrite.deliver.AdapterStatus;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * The adapter type {@code websocket}: hands events to every client of {@link EventClients}. An event is delivered when each
 * event loop has it; nobody to hear it is no failure.
 */
public final class WebSocketAdapter implements Adapter {
    private final Vertx vertx;
    private final String name;
    private final EventClients clients;

    public WebSocketAdapter(Vertx vertx, AdapterSettings settings) {
        this.vertx = vertx;
        this.name = settings.name();
        this.clients = EventClients.of(vertx);
        clients.queue(settings.options().getInteger("client_queue"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        return clients.take(batch).map(taken -> Collections.nCopies(batch.size(), Outcome.DELIVERED));
    }

    @Override
    public AdapterStatus status() {
        var lost = clients.lost();
        var detail = lost == 0 ? "" : "clients that were too slow have missed " + lost + " events";
        return new AdapterStatus(AdapterStatus.State.READY, detail, clients.count(), lost);
    }

    @Override
    public Subscription subscribe(Consumer<String> received) {
        return Loopback.open(vertx, clients, received);
    }

    /** Clients stay: they belong to the server that accepted them, and the next adapter finds them. */
    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
