package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.deliver.EventStore.Evicted;
import dev.headgate.dualwrite.deliver.EventStore.Spooled;
import dev.headgate.dualwrite.event.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an adapter's spool back, oldest first and at a bounded rate, page after page. One pass goes through the whole
 * spool; a key that fails in it is left alone until the next pass, and holds up no other.
 */
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int PAGE = 256;

    private final DeliveryPath path;
    private final EventStore store;
    private final Spool spool;
    private final LongSupplier nanoTime;

    /** Keys that are left alone until the next pass. */
    private final Set<String> failed = new HashSet<>();

    /** Positions that are on their way to the adapter. */
    private final Set<Long> out = new HashSet<>();
    /** Those of them that a full spool gave up meanwhile: they are on the disk no longer. */
    private final Set<Long> evicted = new HashSet<>();

    /** Positions that are over and may still be read: those of this pass, and what is left of the last one. */
    private Set<Long> gone = new HashSet<>();

    private Set<Long> goneBefore = Set.of();

    private long after;
    private boolean reading;
    private double allowance;
    private long refilled;

    Replay(DeliveryPath path, EventStore store, Spool spool, LongSupplier nanoTime) {
        this.path = path;
        this.store = store;
        this.spool = spool;
        this.nanoTime = nanoTime;
        this.refilled = nanoTime.getAsLong();
    }

    /** Goes on with the pass, or begins one. */
    void run(int perSecond) {
        refill(perSecond);
        if (reading || !out.isEmpty() || allowance < 1) {
            return;
        }
        reading = true;
        store.spooled(path.name(), after, (int) Math.min(PAGE, allowance))
                .onSuccess(this::page)
                .onFailure(cause -> LOG.atWarn()
                        .addKeyValue("adapter", path.name())
                        .setCause(cause)
                        .log("the spool can't be read"))
                .onComplete(read -> reading = false);
    }

    /** What had to wait only because others did comes on top, or the spool of a busy key would never end. */
    private void refill(int perSecond) {
        var now = nanoTime.getAsLong();
        var earned = (now - refilled) * (double) perSecond / TimeUnit.SECONDS.toNanos(1);
        refilled = now;
        allowance = Math.min(allowance + earned + spool.takeBehind(), Math.max(PAGE, perSecond));
    }

    private void page(List<Spooled> page) {
        if (page.isEmpty()) {
            after = 0;
            failed.clear();
            goneBefore = gone;
            gone = new HashSet<>();
            return;
        }
        for (var spooled : page) {
            after = spooled.position();
            if (gone.contains(after) || goneBefore.contains(after)) {
                gone.add(after);
            } else {
                spooled.event().ifPresentOrElse(this::replay, this::leave);
            }
        }
    }

    private void replay(Event event) {
        if (failed.contains(event.key())) {
            return;
        }
        if (!path.hasRoom()) {
            failed.add(event.key());
            return;
        }
        allowance--;
        out.add(after);
        path.replay(Item.replayed(Delivery.of(event), after));
    }

    /** It stays on the disk, where somebody may look at it, and holds up nothing. */
    private void leave() {
        gone.add(after);
        spool.unreadable();
        LOG.atError()
                .addKeyValue("adapter", path.name())
                .addKeyValue("position", after)
                .log("an event that waits on the disk can't be read; it stays there");
    }

    void ended(Item item, Outcome outcome) {
        if (outcome.isOwed()) {
            putBack(item);
        } else {
            out.remove(item.position());
            evicted.remove(item.position());
            gone.add(item.position());
            path.replayed(item);
        }
    }

    /** It stays where it is on the disk, if it still is. */
    void putBack(Item item) {
        out.remove(item.position());
        failed.add(item.key());
        if (evicted.remove(item.position())) {
            spool.evicted(item.key());
        }
    }

    /** Takes note of what a full spool gave up. What is on its way may still be delivered, and what was is not lost. */
    void evicted(List<Evicted> events) {
        for (var event : events) {
            var position = event.position();
            if (out.contains(position)) {
                evicted.add(position);
            } else if (!gone.contains(position) && !goneBefore.contains(position)) {
                spool.evicted(event.key());
                if (reading) {
                    gone.add(position); // it may be in the page that is on its way
                }
            }
        }
    }
}
