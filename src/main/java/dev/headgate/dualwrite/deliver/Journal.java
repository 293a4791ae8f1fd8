package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.deliver.EventStore.Batch;
import dev.headgate.dualwrite.deliver.EventStore.Owed;
import dev.headgate.dualwrite.deliver.EventStore.Written;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that goes to the event store: one write is under way, and what is asked for meanwhile goes together in the
 * next one. A write that fails refuses what it would have accepted, and everything else in it is written again.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long AGAIN_MS = 500;

    private final Vertx vertx;
    private final EventStore store;
    private final Sequences sequences;
    private final Consumer<Written> written;

    /** How many of a key are on their way to be accepted. */
    private final Map<String, Integer> keys = new HashMap<>();

    private List<Waiting> accepting = new ArrayList<>();
    private List<Long> settled = new ArrayList<>();
    private List<Owed> spooled = new ArrayList<>();
    private Map<String, List<Long>> replayed = new HashMap<>();
    private boolean reserving;
    private boolean busy;
    private boolean asked;
    private boolean failing;
    private @Nullable Promise<Void> closing;

    /** An event that waits for its number and its place on the disk. */
    private record Waiting(
            String key, LongFunction<Delivery> numbered, List<String> adapters, Promise<Delivery> promise) {}

    /** @param written told how the spools are after each write */
    Journal(Vertx vertx, EventStore store, Sequences sequences, Consumer<Written> written) {
        this.vertx = vertx;
        this.store = store;
        this.sequences = sequences;
        this.written = written;
    }

    /**
     * Accepts an event durably; fails when it can't be written.
     *
     * @param numbered the event with its number
     * @param adapters that it is owed to
     */
    Future<Delivery> accept(String key, LongFunction<Delivery> numbered, List<String> adapters) {
        var promise = Promise.<Delivery>promise();
        accepting.add(new Waiting(key, numbered, adapters, promise));
        keys.merge(key, 1, Integer::sum);
        ask();
        return promise.future();
    }

    /** Whether an event of this key is on its way to the disk, to be accepted there. */
    boolean isAccepting(String key) {
        return !keys.isEmpty() && keys.containsKey(key);
    }

    /** No adapter owes the event of this number any more. */
    void settle(long sequence) {
        settled.add(sequence);
        ask();
    }

    /** The event waits for these adapters from now on. */
    void spool(Delivery delivery, List<String> adapters) {
        spooled.add(new Owed(delivery, adapters));
        ask();
    }

    /** What is at this position of the adapter's spool waits no longer. */
    void replayed(String adapter, long position) {
        replayed.computeIfAbsent(adapter, first -> new ArrayList<>()).add(position);
        ask();
    }

    /** Reserves more numbers for events in memory, unless there are enough. */
    void reserve() {
        if (!reserving && sequences.runsLow()) {
            reserving = true;
            ask();
        }
    }

    /** How many events wait for the disk: to be accepted, or to be spooled. */
    int backlog() {
        return accepting.size() + spooled.size();
    }

    /** What is asked for within one turn of the loop goes together. */
    private void ask() {
        if (!busy && !asked) {
            asked = true;
            vertx.runOnContext(turn -> flush());
        }
    }

    private void flush() {
        asked = false;
        if (busy) {
            return;
        }
        busy = true;
        var waiting = accepting;
        var accepted = waiting.stream()
                .map(it -> new Owed(it.numbered.apply(sequences.next()), it.adapters))
                .toList();
        var ceiling = ceiling();
        var batch = new Batch(accepted, settled, spooled, replayed, ceiling);
        accepting = new ArrayList<>();
        settled = new ArrayList<>();
        spooled = new ArrayList<>();
        replayed = new HashMap<>();
        Future.succeededFuture().compose(none -> store.write(batch)).onComplete(result -> {
            busy = false;
            if (result.succeeded()) {
                failing = false;
                ceiling.ifPresent(this::reserved);
                written.accept(result.result());
                for (var i = 0; i < accepted.size(); i++) {
                    over(waiting.get(i)).complete(accepted.get(i).delivery());
                }
                goOn(ceiling);
            } else {
                failed(result.cause(), batch, waiting);
            }
        });
    }

    private Promise<Delivery> over(Waiting waiting) {
        keys.computeIfPresent(waiting.key, (same, count) -> count > 1 ? count - 1 : null);
        return waiting.promise;
    }

    /** At the end the numbers that nobody got are given up, and the next start goes on without a gap. */
    private OptionalLong ceiling() {
        return closing != null
                ? OptionalLong.of(sequences.last())
                : reserving ? OptionalLong.of(sequences.nextCeiling()) : OptionalLong.empty();
    }

    private void reserved(long upTo) {
        reserving = false;
        sequences.reserved(upTo);
    }

    private void failed(Throwable cause, Batch batch, List<Waiting> waiting) {
        if (!failing) {
            LOG.atError().setCause(cause).log("events can't be written; what is in memory is kept, and tried again");
        }
        failing = true;
        batch.accepted().forEach(owed -> sequences.giveBack(owed.event().sequence()));
        waiting.forEach(it -> over(it).fail(cause));
        reserving = false;
        settled.addAll(0, batch.settled());
        spooled.addAll(0, batch.spooled());
        batch.replayed()
                .forEach((adapter, positions) -> replayed.computeIfAbsent(adapter, first -> new ArrayList<>())
                        .addAll(0, positions));
        if (closing != null) {
            closing.tryFail(cause);
            return;
        }
        asked = true; // until then, what is asked for waits
        vertx.setTimer(AGAIN_MS, timer -> flush());
    }

    private void goOn(OptionalLong ceiling) {
        var nothing = accepting.isEmpty() && settled.isEmpty() && spooled.isEmpty() && replayed.isEmpty();
        if (closing != null && nothing && ceiling.equals(ceiling())) {
            closing.complete();
        } else if (closing != null || reserving || !nothing) {
            ask();
        }
    }

    /** Completes when everything that was asked for is on the disk, or fails when it can't be written. */
    Future<Void> close() {
        if (closing == null) {
            closing = Promise.promise();
            ask();
        }
        return closing.future();
    }
}
