package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.health.Breaker;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.route.Way;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything between the router and one adapter: its lane in memory, its spool on the disk, its breaker. Nothing here waits
 * for another adapter's.
 */
final class DeliveryPath implements Way {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPath.class);
    /** Batches under way: the next ones are on their way while an answer is awaited. */
    private static final int BATCHES = 16;

    private final Vertx vertx;
    private final Breaker breaker;
    private final Journal journal;
    private final PathObserver observer;
    private final LongSupplier nanoTime;
    private final Lane lane = new Lane();
    private final Spool spool;
    private final Replay replay;

    private Adapter adapter;
    private AdapterSettings settings;
    private int batches;
    private boolean asked;
    private boolean failing;

    DeliveryPath(
            Vertx vertx,
            Adapter adapter,
            AdapterSettings settings,
            Breaker breaker,
            Journal journal,
            EventStore store,
            Depth found,
            PathObserver observer,
            LongSupplier nanoTime) {
        this.vertx = vertx;
        this.adapter = adapter;
        this.settings = settings;
        this.breaker = breaker;
        this.journal = journal;
        this.observer = observer;
        this.nanoTime = nanoTime;
        this.spool = new Spool(found);
        this.replay = new Replay(this, store, spool, nanoTime);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean isUsable() {
        return adapter.status().state() != AdapterStatus.State.UNCONFIGURED;
    }

    @Override
    public boolean admits(String key) {
        return breaker.admits(key);
    }

    @Override
    public boolean isSound() {
        var phase = breaker.state().phase();
        return phase == Phase.CLOSED || phase == Phase.DISABLED || phase == Phase.FORCED_CLOSED;
    }

    Adapter adapter() {
        return adapter;
    }

    AdapterSettings settings() {
        return settings;
    }

    Breaker breaker() {
        return breaker;
    }

    Spool spool() {
        return spool;
    }

    /** How many events wait in memory. */
    int queued() {
        return lane.size();
    }

    /** Delivers by another adapter from now on; what is under way by the old one ends as it may. */
    Future<Void> become(Adapter other, AdapterSettings declared) {
        var old = adapter;
        adapter = other;
        settings = declared;
        return old.close();
    }

    /** Takes an event that is routed here. */
    void offer(Item item) {
        if (spool.holds(item.key())) {
            spool.enteredBehindOthers();
            spool(item);
        } else if (lane.size() >= settings.queue()) {
            await(item);
        } else {
            lane.add(item);
            ask();
        }
    }

    /**
     * Takes an event that has to wait on the disk: nothing takes it now, or there is no room. Whatever waits in memory goes
     * there before it, so that no order changes.
     */
    void await(Item item) {
        if (lane.isUnderWay(item.key())) {
            lane.add(item); // behind what is under way, which may have to wait as well
            ask();
        } else {
            shelve();
            spool(item);
        }
    }

    /** Takes an event from the spool. */
    void replay(Item item) {
        lane.add(item);
        ask();
    }

    /** Asked for ten times a second. */
    void tick() {
        if (spool.depth().events() > 0 && isOpenForReplay()) {
            replay.run(settings.replayPerS());
        }
        ask();
    }

    /** Writes down all that waits in memory, so that the next start finds it. */
    void shelve() {
        lane.drain().forEach(this::spool);
    }

    /** Whether no batch is under way. */
    boolean isIdle() {
        return batches == 0;
    }

    private boolean isOpenForReplay() {
        return adapter.status().isReady() && !breaker.state().isOpen();
    }

    /** What one turn of the loop brings goes together. */
    private void ask() {
        if (!asked && batches < BATCHES && lane.size() > 0) {
            asked = true;
            vertx.runOnContext(turn -> {
                asked = false;
                pump();
            });
        }
    }

    private void pump() {
        if (breaker.state().isOpen()) {
            shelve();
            return;
        }
        while (batches < BATCHES && !lane.isEmpty()) {
            var batch = lane.next(settings.batch());
            if (batch.isEmpty()) {
                return; // all of it waits for what is under way
            }
            deliver(batch);
        }
    }

    private void deliver(List<Item> batch) {
        batches++;
        var deliveries = batch.stream().map(Item::delivery).toList();
        deliveries.forEach(delivery -> observer.leaving(this, delivery));
        var start = nanoTime.getAsLong();
        outcomes(deliveries).onComplete(result -> {
            batches--;
            var outcomes = result.succeeded() && result.result().size() == batch.size()
                    ? result.result()
                    : Collections.nCopies(batch.size(), failure(result.cause()));
            over(batch, outcomes, nanoTime.getAsLong() - start);
            ask();
        });
    }

    /** An adapter that throws, fails or doesn't answer in time is one more way not to deliver. */
    private Future<List<Outcome>> outcomes(List<Delivery> deliveries) {
        try {
            return adapter.deliver(deliveries).timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException broken) {
            LOG.atError().addKeyValue("adapter", name()).setCause(broken).log("an adapter failed");
            return Future.failedFuture(broken);
        }
    }

    private Outcome failure(@Nullable Throwable cause) {
        return new Outcome.Failed(
                cause instanceof TimeoutException
                        ? "no answer within " + settings.timeout().toMillis() + " ms"
                        : "the adapter failed: see the log");
    }

    private void over(List<Item> batch, List<Outcome> outcomes, long nanos) {
        var behind = lane.over(batch);
        for (var i = 0; i < batch.size(); i++) {
            var item = batch.get(i);
            var outcome = outcomes.get(i);
            if (outcome.isTelling()) {
                breaker.record(outcome.isError(), nanos);
            }
            observer.ended(this, item.delivery(), outcome, nanos);
            say(item, outcome);
            if (item.isReplayed()) {
                replay.ended(item, outcome);
            } else if (outcome.isOwed()) {
                spool(item);
            } else {
                item.settlement().laneDone();
            }
        }
        // what failed is on its way to the disk, and what was behind it follows
        behind.stream().filter(this::isHeldBack).forEach(this::spool);
        lane.addFirst(behind.stream().filter(item -> !isHeldBack(item)).toList());
    }

    /** The first failure after a success, and whatever is given up. */
    private void say(Item item, Outcome outcome) {
        if (outcome.isError() && (!failing || !outcome.isOwed())) {
            LOG.atWarn()
                    .addKeyValue("adapter", name())
                    .addKeyValue("sequence", item.delivery().event().sequence())
                    .addKeyValue("why", outcome.why())
                    .log(outcome.isOwed() ? "deliveries fail; they wait on the disk" : "an event is given up");
        }
        failing = outcome.isTelling() ? outcome.isError() : failing;
    }

    private boolean isHeldBack(Item item) {
        return !item.isReplayed() && spool.holds(item.key());
    }

    /** Moves an event to the disk. What came from there is there still. */
    private void spool(Item item) {
        if (item.isReplayed()) {
            replay.putBack(item);
            return;
        }
        spool.entered(item.key());
        journal.spool(item.delivery().event(), List.of(name()));
        item.settlement().laneDone();
    }

    /** Forgets an event of the spool that was delivered. */
    void replayed(Item item) {
        spool.left(item.key());
        journal.replayed(name(), item.position());
    }
}
