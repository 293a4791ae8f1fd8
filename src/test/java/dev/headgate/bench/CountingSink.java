package dev.headgate.bench;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterStatus;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Takes everything and counts it, after a latency that can be set. */
final class CountingSink implements Adapter {
    final AtomicLong taken = new AtomicLong();
    /** What to run when an event of this id was taken. */
    final Map<String, Runnable> awaited = new ConcurrentHashMap<>();

    volatile int latencyMs;
    private final Vertx vertx;
    private final String name;

    CountingSink(Vertx vertx, String name) {
        this.vertx = vertx;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        if (latencyMs == 0) {
            return Future.succeededFuture(take(batch));
        }
        var caller = vertx.getOrCreateContext();
        var answer = Promise.<List<Outcome>>promise();
        // not by the caller's loop: how late its timers are depends on what else it does
        CompletableFuture.delayedExecutor(latencyMs, TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> {
                    var outcomes = take(batch);
                    caller.runOnContext(turn -> answer.complete(outcomes));
                });
        return answer.future();
    }

    private List<Outcome> take(List<Delivery> batch) {
        taken.addAndGet(batch.size());
        if (!awaited.isEmpty()) {
            batch.forEach(delivery ->
                    Optional.ofNullable(awaited.remove(delivery.event().id())).ifPresent(Runnable::run));
        }
        return Collections.nCopies(batch.size(), Outcome.DELIVERED);
    }

    @Override
    public AdapterStatus status() {
        return AdapterStatus.ready(0);
    }

    /** Nothing comes out. */
    @Override
    public Subscription subscribe(Consumer<String> received) {
        return Subscription.deaf();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
