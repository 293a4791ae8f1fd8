package dev.headgate.dualwrite.deliver.sink;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterSettings;
import dev.headgate.dualwrite.deliver.AdapterStatus;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Takes events and delivers them to subscribers within the process, as well or as badly as it is told. */
public final class SinkAdapter implements Adapter {
    private final Vertx vertx;
    private final String name;
    private final SinkBehaviour behaviour;
    private final RandomGenerator random;
    private final List<Consumer<String>> subscribers = new ArrayList<>();

    public SinkAdapter(Vertx vertx, AdapterSettings settings, RandomGenerator random) {
        this.vertx = vertx;
        this.name = settings.name();
        this.behaviour = SinkBehaviour.of(settings.options());
        this.random = random;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        var delay = behaviour.latencyMs() + (behaviour.jitterMs() == 0 ? 0 : random.nextInt(behaviour.jitterMs() + 1));
        return delay == 0
                ? Future.succeededFuture(take(batch))
                : vertx.timer(delay).map(over -> take(batch));
    }

    private List<Outcome> take(List<Delivery> batch) {
        var outcomes = new ArrayList<Outcome>(batch.size());
        var taken = new ArrayList<Delivery>(batch.size());
        var failed = new HashSet<String>();
        for (var delivery : batch) {
            if (!failed.isEmpty() && failed.contains(delivery.key())) {
                outcomes.add(new Outcome.Postponed("an earlier event of its key failed"));
            } else if (happens(behaviour.errorRate())) {
                failed.add(delivery.key());
                outcomes.add(new Outcome.Failed("refused, as error_rate says"));
            } else {
                taken.add(delivery);
                outcomes.add(Outcome.DELIVERED);
            }
        }
        if (!subscribers.isEmpty()) {
            comesOut(taken).forEach(text -> List.copyOf(subscribers).forEach(subscriber -> subscriber.accept(text)));
        }
        return outcomes;
    }

    private List<String> comesOut(List<Delivery> taken) {
        var out = new ArrayList<String>(taken.size());
        for (var delivery : taken) {
            if (happens(behaviour.dropRate())) {
                continue;
            }
            var text = happens(behaviour.corruptRate())
                    ? corrupted(delivery)
                    : delivery.frame().text();
            var at = !out.isEmpty() && happens(behaviour.reorderRate()) ? out.size() - 1 : out.size();
            out.add(at, text);
            if (happens(behaviour.duplicateRate())) {
                out.add(text);
            }
        }
        return out;
    }

    /** With another character within the data, so that only a checksum tells. */
    private static String corrupted(Delivery delivery) {
        var frame = delivery.frame();
        var text = new StringBuilder(frame.text());
        for (var i = frame.from(); i < frame.to(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i - 1) != '\\') {
                text.setCharAt(i, text.charAt(i) == '7' ? '8' : '7');
                return text.toString();
            }
        }
        return text.insert(frame.from() + 1, ' ').toString();
    }

    private boolean happens(double rate) {
        return rate > 0 && random.nextDouble() < rate;
    }

    @Override
    public AdapterStatus status() {
        return AdapterStatus.ready(subscribers.size());
    }

    @Override
    public Subscription subscribe(Consumer<String> received) {
        subscribers.add(received);
        return new Subscription() {
            @Override
            public boolean isConnected() {
                return subscribers.contains(received);
            }

            @Override
            public Future<Void> close() {
                subscribers.remove(received);
                return Future.succeededFuture();
            }
        };
    }

    @Override
    public Future<Void> close() {
        subscribers.clear();
        return Future.succeededFuture();
    }
}
