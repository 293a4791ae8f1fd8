package dev.headgate.state;

import dev.headgate.config.Reading;
import dev.headgate.config.Revision;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.EditResult;
import dev.headgate.live.Publisher;
import dev.headgate.live.StoreStatus;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.RevisionStore.Appended;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.Outcome;
import dev.headgate.store.RevisionStore.StoredReading;
import dev.headgate.store.StoreUnavailableException;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one turn after another. Edits queue and are never dropped; of each source only the newest reading counts. A turn
 * takes all that waits, so that edits share a sync when they come faster than the disk.
 *
 * <p>What a turn makes is durable before it is visible, and visible before it is answered. A crash between the commit and
 * the announcement loses nothing: who resumes reads the log.
 */
final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    /** Bounds a transaction, and how long its first edit waits for its last. */
    private static final int EDITS_A_TURN = 256;

    private static final Duration KEYS_LAST = Duration.ofHours(24);

    private final RevisionStore store;
    private final Publisher publisher;
    private final SourceBoard board;
    private final Clock clock;
    private final Meters meters;
    private final Queue<Waiting> edits = new ArrayDeque<>();
    private final WaitingReadings readings;
    private final List<Promise<Void>> idle = new ArrayList<>();
    private State committed;
    private boolean turning;
    private boolean storeRefused;

    /** An edit that nobody has answered yet. */
    private record Waiting(Message<EditRequest> message, Timer.Sample since) {
        EditRequest request() {
            return message.body();
        }
    }

    /** What the store knows of an edit. */
    private record Known(Optional<Outcome> outcome, Optional<Revision> revision) {}

    Writer(RevisionStore store, Publisher publisher, SourceBoard board, Clock clock, Meters meters, State recovered) {
        this.store = store;
        this.publisher = publisher;
        this.board = board;
        this.clock = clock;
        this.meters = meters;
        this.readings = new WaitingReadings(board);
        this.committed = recovered;
    }

    void edit(Message<EditRequest> message) {
        edits.add(new Waiting(message, Timer.start()));
        turn();
    }

    /** Answers from the committed state; waits for nothing. */
    void preview(Message<EditRequest> message) {
        var request = message.body();
        revisionToRestore(request)
                .onSuccess(revision ->
                        message.reply(new Turn(committed, board.order(), clock.instant()).preview(request, revision)))
                .onFailure(fault -> message.fail(503, fault.getMessage()));
    }

    void offer(Reading reading) {
        readings.offer(reading);
        turn();
    }

    /** Completes when everything that waits now is settled. */
    Future<Void> idle() {
        if (!turning && edits.isEmpty() && readings.isEmpty()) {
            return Future.succeededFuture();
        }
        var promise = Promise.<Void>promise();
        idle.add(promise);
        return promise.future();
    }

    /** Tries to write, since nobody edits what is shown as read-only: the readings that are in the store already. */
    void probe() {
        if (!storeRefused || turning) {
            return;
        }
        turning = true;
        var readings = new HashMap<String, StoredReading>();
        committed
                .readings()
                .forEach((source, reading) -> readings.put(source, new StoredReading(reading.at(), reading.tree())));
        store.append(committed.revision(), new Batch(List.of(), readings, Map.of()))
                .onSuccess(appended -> writable())
                .onComplete(tried -> {
                    turning = false;
                    turn();
                });
    }

    private void turn() {
        if (turning) {
            return;
        }
        if (edits.isEmpty() && readings.isEmpty()) {
            var settled = List.copyOf(idle);
            idle.clear();
            settled.forEach(Promise::complete);
            return;
        }
        turning = true;
        var waiting = new ArrayList<Waiting>();
        while (!edits.isEmpty() && waiting.size() < EDITS_A_TURN) {
            waiting.add(edits.remove());
        }
        Future.all(waiting.stream().map(edit -> known(edit.request())).toList())
                .compose(known -> transition(waiting, known.list()))
                .recover(fault -> Future.succeededFuture(refused(waiting, fault)))
                .onComplete(settled -> {
                    turning = false;
                    turn();
                });
    }

    private Future<Void> transition(List<Waiting> waiting, List<Known> known) {
        var turn = new Turn(committed, board.order(), clock.instant());
        var settleReadings = readings.takenBy(turn);
        var answers = new ArrayList<EditResult>();
        for (var i = 0; i < waiting.size(); i++) {
            answers.add(answer(turn, waiting.get(i).request(), known.get(i)));
        }
        var durable = turn.isEmpty()
                ? Future.<Appended>succeededFuture(new Appended.Durable())
                : store.append(committed.revision(), turn.batch());
        return durable.compose(appended -> {
            if (appended instanceof Appended.HeadMoved moved) {
                var detail = "another writer is at revision " + moved.head() + "; this gateway must be restarted";
                return Future.failedFuture(new StoreUnavailableException(detail, null));
            }
            show(turn);
            settleReadings.run();
            for (var i = 0; i < waiting.size(); i++) {
                reply(waiting.get(i), answers.get(i));
            }
            return Future.succeededFuture();
        });
    }

    private static EditResult answer(Turn turn, EditRequest request, Known known) {
        return known.outcome()
                .map(first -> turn.replay(request, first, known.revision()))
                .orElseGet(() -> turn.edit(request, known.revision()));
    }

    private void show(Turn turn) {
        committed = turn.state();
        if (turn.isEmpty()) {
            return;
        }
        writable();
        var now = System.nanoTime();
        for (var step : turn.steps()) {
            var revision = step.revision();
            publisher.changed(new ConfigChanged(step.state().snapshot(), revision.revision() - 1, revision, now));
            meters.committed(revision);
            LOG.atInfo()
                    .addKeyValue("revision", revision.revision())
                    .addKeyValue("origin", revision.origin().wire())
                    .addKeyValue("actor", revision.actor())
                    .addKeyValue("changes", revision.changes().size())
                    .addKeyValue("reason", revision.reason())
                    .log("revision committed");
        }
        publisher.show(committed.snapshot()); // origins may have moved after the last revision
    }

    private void writable() {
        if (storeRefused) {
            storeRefused = false;
            publisher.store(StoreStatus.WRITABLE);
            LOG.info("the store takes writes again");
        }
    }

    /** Nothing of the turn happened: answers computed on top of it would speak of revisions that are not there. */
    private Void refused(List<Waiting> waiting, Throwable fault) {
        var expected = fault instanceof StoreUnavailableException;
        var detail =
                expected ? String.valueOf(fault.getMessage()) : "the edit could not be stored; see the gateway's log";
        if (!expected) {
            LOG.atError().setCause(fault).log("a transition failed");
        } else if (!storeRefused) {
            LOG.atError().addKeyValue("detail", detail).log("the store takes no writes");
        }
        storeRefused = true;
        publisher.store(new StoreStatus(Optional.of(detail)));
        meters.unavailable();
        waiting.forEach(edit -> reply(edit, new EditResult.Unavailable(detail)));
        return null;
    }

    private void reply(Waiting edit, EditResult result) {
        edit.since().stop(meters.edits());
        edit.message().reply(result);
    }

    private Future<Known> known(EditRequest request) {
        var seen = request.idempotency()
                .map(it -> store.outcome(it.key(), clock.instant().minus(KEYS_LAST)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        return seen.compose(outcome -> outcome.filter(Outcome::committed)
                .map(first -> store.find(first.revision()))
                .orElseGet(() -> revisionToRestore(request))
                .map(revision -> new Known(outcome, revision)));
    }

    private Future<Optional<Revision>> revisionToRestore(EditRequest request) {
        return request.proposal() instanceof Proposal.Restore restore
                ? store.find(restore.revision())
                : Future.succeededFuture(Optional.empty());
    }
}
