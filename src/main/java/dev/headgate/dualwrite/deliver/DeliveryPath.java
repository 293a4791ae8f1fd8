package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.EventStore.Evicted;
import dev.headgate.dualwrite.health.Breaker;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.route.Way;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything between the router and one adapter: its lane in memory, its spool on the disk, its breaker. Nothing here waits
 * for another adapter's.
 */
final class DeliveryPath implements Way {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPath.class);

    private final Vertx vertx;
    private final Breaker breaker;
    private final Journal journal;
    private final PathObserver observer;
    private final Lane lane = new Lane();
    private final Calls calls;
    private final Spool spool;
    private final Replay replay;

    private Handover handover;
    private long impossible;

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
        this.handover = new Handover(vertx, adapter, settings);
        this.breaker = breaker;
        this.journal = journal;
        this.observer = observer;
        this.calls = new Calls(vertx, lane, breaker, this, nanoTime);
        this.spool = new Spool(found);
        this.replay = new Replay(this, store, spool, nanoTime);
    }

    @Override
    public String name() {
        return settings().name();
    }

    @Override
    public boolean isUsable() {
        return adapter().isConfigured();
    }

    @Override
    public boolean admits(String key) {
        // a probe leaves at once: behind others it would wait for those that are to be probed with
        return breaker.admits(key) && !(breaker.isTried() && (spool.holds(key) || !hasRoom()));
    }

    /** Whether one more event could leave at once, as far as the breaker is concerned. */
    boolean hasRoom() {
        return lane.size() < breaker.room();
    }

    @Override
    public boolean isSound() {
        var phase = breaker.state().phase();
        return phase == Phase.CLOSED || phase == Phase.DISABLED || phase == Phase.FORCED_CLOSED;
    }

    Adapter adapter() {
        return handover.adapter();
    }

    AdapterSettings settings() {
        return handover.settings();
    }

    Breaker breaker() {
        return breaker;
    }

    Spool spool() {
        return spool;
    }

    boolean isDeclared() {
        return settings().isDeclared();
    }

    /** How many events wait in memory. */
    int queued() {
        return lane.size();
    }

    /** Delivers by another adapter from now on; what is under way by the old one ends as it may. */
    Future<Void> become(Adapter other, AdapterSettings declared) {
        var old = adapter();
        handover = new Handover(vertx, other, declared);
        return old.close();
    }

    /**
     * Whether an event of this key can't be taken even to wait: the lane is full twice over, and what is under way of the key
     * has to end before anything of it may go to the disk.
     */
    boolean overflows(String key) {
        return lane.size() >= 2 * settings().queue() && lane.isUnderWay(key);
    }

    /** Takes an event that is routed here. */
    void offer(Item item) {
        if (spool.holds(item.key())) {
            spool.enteredBehindOthers();
            spool(item);
        } else if (lane.size() >= settings().queue()) {
            await(item);
        } else {
            lane.add(item);
            calls.ask();
        }
    }

    /**
     * Takes an event that has to wait on the disk: nothing takes it now, or there is no room. Whatever waits in memory goes
     * there before it, so that no order changes.
     */
    void await(Item item) {
        if (spool.holds(item.key())) {
            spool(item);
        } else if (lane.isUnderWay(item.key())) {
            lane.add(item); // behind what is under way, which may have to wait as well
            calls.ask();
        } else {
            shelve();
            spool(item);
        }
    }

    /** Takes an event from the spool. */
    void replay(Item item) {
        lane.add(item);
        calls.ask();
    }

    /** Takes note of what a full spool gave up. */
    void evicted(List<Evicted> events) {
        if (!spool.hasOverflowed()) {
            LOG.atError().addKeyValue("adapter", name()).log("the spool is full: its oldest events are given up");
            spool.overflow();
        }
        replay.evicted(events);
    }

    /** How many events it never gets, since the start: too large, or the oldest of a full spool. */
    long givenUp() {
        return impossible + spool.evicted();
    }

    /** Asked for ten times a second. */
    void tick() {
        if (spool.depth().events() > 0 && isOpenForReplay()) {
            replay.run(settings().replayPerS());
        }
        calls.ask();
    }

    /** Writes down all that waits in memory, so that the next start finds it. */
    void shelve() {
        lane.drain().forEach(this::spool);
    }

    /** Whether no batch is under way. */
    boolean isIdle() {
        return calls.isIdle();
    }

    /** Calls the adapter no more. What it has, and hasn't answered for, is written down with all the rest. */
    void end() {
        calls.end();
        shelve();
    }

    private boolean isOpenForReplay() {
        return adapter().status().isReady() && !breaker.state().isOpen();
    }

    /** Hands a batch over to the adapter. */
    Future<List<Outcome>> handOver(List<Delivery> batch) {
        batch.forEach(delivery -> observer.leaving(this, delivery));
        return handover.of(batch);
    }

    /** Does with each event of a batch what its outcome asks for. */
    void over(List<Item> batch, List<Outcome> outcomes, long nanos) {
        var behind = lane.over(batch);
        var failed = false;
        for (var i = 0; i < batch.size(); i++) {
            var item = batch.get(i);
            var outcome = outcomes.get(i);
            impossible += outcome.isError() && !outcome.isOwed() ? 1 : 0;
            observer.ended(this, item.delivery(), outcome, nanos);
            if (item.isReplayed()) {
                replay.ended(item, outcome);
            } else if (outcome.isOwed()) {
                failed = true;
                spool(item);
            } else {
                item.settlement().laneDone();
            }
        }
        lane.addFirst(behind);
        if (failed) { // what failed is on its way to the disk, and everything behind it follows
            lane.takeIf(this::isHeldBack).forEach(this::spool);
        }
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
        journal.spool(item.delivery(), List.of(name()));
        item.settlement().laneDone();
    }

    /** Forgets an event of the spool that was delivered. */
    void replayed(Item item) {
        spool.left(item.key());
        journal.replayed(name(), item.position());
    }
}
