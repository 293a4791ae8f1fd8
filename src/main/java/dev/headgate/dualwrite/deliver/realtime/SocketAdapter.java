package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterStatus;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends each event as one acknowledged push on a channel that it stays on. */
final class SocketAdapter implements Adapter {
    private static final String TOO_LARGE = "payload_size_exceeded";

    private final Vertx vertx;
    private final String name;
    private final RealtimeSettings settings;
    private final Endpoint endpoint;
    private final Allowance allowance;
    private final Channel channel;

    SocketAdapter(Vertx vertx, String name, RealtimeSettings settings, Endpoint endpoint) {
        this.vertx = vertx;
        this.name = name;
        this.settings = settings;
        this.endpoint = endpoint;
        this.allowance = new Allowance(settings, System::nanoTime);
        this.channel =
                Channel.open(vertx, settings, endpoint, payload -> {}); // others' events are the witness's matter
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        var since = allowance.now();
        return Sending.of(batch, delivery -> deliver(delivery, since));
    }

    private Future<Outcome> deliver(Delivery delivery, long since) {
        var impossible = allowance.tooLarge(delivery);
        if (impossible.isPresent()) {
            return Future.succeededFuture(impossible.get());
        }
        if (!channel.isConnected()) {
            return push(delivery); // fails at once, and takes no place from those that can leave
        }
        var wait = allowance.reserve(since);
        if (wait.isEmpty()) {
            return Future.succeededFuture(allowance.late());
        }
        return wait.getAsLong() == 0
                ? push(delivery)
                : vertx.timer(wait.getAsLong(), TimeUnit.MILLISECONDS).compose(due -> push(delivery));
    }

    private Future<Outcome> push(Delivery delivery) {
        return channel.broadcast(delivery.frame().text())
                .map(this::outcome)
                .otherwise(failure -> new Outcome.Failed(String.valueOf(failure.getMessage())));
    }

    private Outcome outcome(Reply reply) {
        if (reply.isOk()) {
            return Outcome.DELIVERED;
        }
        var words = endpoint.quoted(reply.words());
        return words.contains(TOO_LARGE)
                ? new Outcome.Impossible("the server takes no payload of this size")
                : new Outcome.Failed("the server refuses the event: " + words);
    }

    @Override
    public AdapterStatus status() {
        return channel.status();
    }

    @Override
    public Subscription subscribe(Consumer<String> received) {
        return Channel.open(vertx, settings, endpoint, received);
    }

    @Override
    public Future<Void> close() {
        return channel.close();
    }
}
