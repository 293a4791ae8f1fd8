package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.health.Breaker;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/** The calls to one adapter: takes batches from its lane while its breaker has room, and tells the breaker what came of them. */
final class Calls {
    /** Batches under way: the next ones are on their way while an answer is awaited. */
    private static final int BATCHES = 16;

    private static final Outcome UNANSWERED = new Outcome.Postponed("the gateway ended before an answer came");

    private final Vertx vertx;
    private final Lane lane;
    private final Breaker breaker;
    private final DeliveryPath path;
    private final LongSupplier nanoTime;

    private final Set<List<Item>> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean asked;
    private boolean ended;

    Calls(Vertx vertx, Lane lane, Breaker breaker, DeliveryPath path, LongSupplier nanoTime) {
        this.vertx = vertx;
        this.lane = lane;
        this.breaker = breaker;
        this.path = path;
        this.nanoTime = nanoTime;
    }

    /** Whether no batch is under way. */
    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** Makes no more calls, and takes what is under way for postponed: whatever the answer is, it comes too late. */
    void end() {
        ended = true;
        var left = List.copyOf(underWay);
        underWay.clear();
        left.forEach(batch -> path.over(batch, Collections.nCopies(batch.size(), UNANSWERED), 0));
    }

    /** Asks for what is in the lane to leave. What one turn of the loop brings goes together. */
    void ask() {
        if (!asked && underWay.size() < BATCHES && lane.size() > 0) {
            asked = true;
            vertx.runOnContext(turn -> {
                asked = false;
                pump();
            });
        }
    }

    private void pump() {
        if (ended) {
            return;
        }
        if (breaker.state().isOpen()) {
            path.shelve();
            return;
        }
        while (underWay.size() < BATCHES && !lane.isEmpty() && breaker.room() > 0) {
            var batch = lane.next(Math.min(path.settings().batch(), breaker.room()));
            if (batch.isEmpty()) {
                return; // all of it waits for what is under way
            }
            call(batch);
        }
    }

    private void call(List<Item> batch) {
        underWay.add(batch);
        var trial = breaker.leave(batch.size());
        var start = nanoTime.getAsLong();
        path.handOver(batch.stream().map(Item::delivery).toList()).onSuccess(outcomes -> {
            if (underWay.remove(batch)) {
                var nanos = nanoTime.getAsLong() - start;
                outcomes.forEach(outcome -> tell(trial, outcome, nanos));
                path.over(batch, outcomes, nanos);
                ask();
            }
        });
    }

    private void tell(int trial, Outcome outcome, long nanos) {
        if (outcome.isTelling()) {
            breaker.record(trial, outcome.isError(), nanos);
        } else {
            breaker.untold(trial);
        }
    }
}
