package dev.headgate.dualwrite.deliver;

import static dev.headgate.web.RunningGateway.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An adapter in the test's hands: what it took is there to see, and how it behaves can change at any time. */
class ScriptedAdapter implements Adapter {
    /** How it behaves. */
    enum Manner {
        TAKES,
        REFUSES,
        POSTPONES,
        HANGS,
        THROWS
    }

    /** A call that wasn't answered. */
    private record Hanging(List<Delivery> batch, Promise<List<Outcome>> promise, Context caller) {}

    private final Vertx vertx;
    private final String name;
    final List<Delivery> taken = new CopyOnWriteArrayList<>();
    private final List<Hanging> hanging = new CopyOnWriteArrayList<>();
    volatile Manner manner = Manner.TAKES;
    volatile long latencyMs;
    volatile boolean configured = true;
    volatile Predicate<Delivery> refuses = delivery -> false;
    volatile Predicate<Delivery> cannotTake = delivery -> false;

    ScriptedAdapter(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        return switch (manner) {
            case TAKES -> (latencyMs == 0 ? Future.succeededFuture() : vertx.timer(latencyMs)).map(over -> take(batch));
            case REFUSES -> all(batch, new Outcome.Failed("refused"));
            case POSTPONES -> all(batch, new Outcome.Postponed("no room this second"));
            case HANGS -> {
                var promise = Promise.<List<Outcome>>promise();
                hanging.add(new Hanging(batch, promise, vertx.getOrCreateContext()));
                yield promise.future();
            }
            case THROWS -> throw new IllegalStateException("broken on purpose");
        };
    }

    private static Future<List<Outcome>> all(List<Delivery> batch, Outcome outcome) {
        return Future.succeededFuture(Collections.nCopies(batch.size(), outcome));
    }

    private List<Outcome> take(List<Delivery> batch) {
        var outcomes = new ArrayList<Outcome>();
        var failed = new HashSet<String>();
        for (var delivery : batch) {
            if (failed.contains(delivery.key())) {
                outcomes.add(new Outcome.Postponed("behind another"));
            } else if (cannotTake.test(delivery)) {
                outcomes.add(new Outcome.Impossible("too large"));
            } else if (refuses.test(delivery)) {
                failed.add(delivery.key());
                outcomes.add(new Outcome.Failed("refused"));
            } else {
                taken.add(delivery);
                outcomes.add(Outcome.DELIVERED);
            }
        }
        return outcomes;
    }

    boolean isHanging() {
        return !hanging.isEmpty();
    }

    /** Takes what it has hung on to; over when whoever waits for it has been told. */
    void answer() {
        hanging.forEach(call -> {
            var told = Promise.<Void>promise();
            call.promise.complete(take(call.batch));
            call.caller.runOnContext(turn -> told.complete()); // after the turn in which the answer is taken
            await(told.future());
        });
        hanging.clear();
    }

    /** What it took of a key, in order. */
    List<Long> sequences(String key) {
        return taken.stream()
                .filter(delivery -> delivery.key().equals(key))
                .map(delivery -> delivery.event().sequence())
                .toList();
    }

    List<Long> sequences() {
        return taken.stream().map(delivery -> delivery.event().sequence()).toList();
    }

    @Override
    public boolean isConfigured() {
        return configured;
    }

    @Override
    public AdapterStatus status() {
        return AdapterStatus.ready(0);
    }

    @Override
    public Subscription subscribe(Consumer<String> received) {
        return Subscription.deaf();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
