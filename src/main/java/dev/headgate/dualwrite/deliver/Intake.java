package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.classify.Classification;
import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.WriteEvents;
import dev.headgate.dualwrite.event.WriteResult;
import dev.headgate.dualwrite.event.WriteResults;
import dev.headgate.dualwrite.parity.Checksums;
import dev.headgate.dualwrite.route.Decision;
import dev.headgate.dualwrite.route.EventRouter;
import dev.headgate.live.LiveConfig;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Accepts events: category, checksum, route, number, and, where it is asked for, the disk; then hands them to the paths of
 * their route. Each is routed once, by one snapshot: an edit falls between two events.
 */
final class Intake {
    /** How many may wait for the disk. */
    private static final int BACKLOG = 20_000;

    private static final Duration LATER = Duration.ofSeconds(1);
    private static final WriteResult UNAVAILABLE = new WriteResult.Unavailable("the event store can't write now");

    private final LiveConfig live;
    private final Paths paths;
    private final EventRouter router;
    private final Journal journal;
    private final Sequences sequences;
    private final IntakeObserver observer;

    private Classification classification;
    private Checksums checksums;

    Intake(
            LiveConfig live,
            Paths paths,
            Journal journal,
            Sequences sequences,
            Classification classification,
            Checksums checksums,
            IntakeObserver observer) {
        this.live = live;
        this.paths = paths;
        this.router = new EventRouter(paths.ways());
        this.journal = journal;
        this.sequences = sequences;
        this.classification = classification;
        this.checksums = checksums;
        this.observer = observer;
    }

    void configure(Classification newer, Checksums made) {
        classification = newer;
        checksums = made;
    }

    /** One result for each event, in its place. */
    Future<WriteResults> write(WriteEvents request) {
        return request.durable() || mustWait(request.events())
                ? Future.join(request.events().stream().map(this::durably).toList())
                        .map(all -> new WriteResults(all.list()))
                : Future.succeededFuture(inMemory(request.events()));
    }

    /** Whether they can't be numbered before something is on the disk: numbers, or an event that they would overtake. */
    private boolean mustWait(List<Event> events) {
        journal.reserve(); // not for durable ones: after a kill, what was reserved is a gap
        return !sequences.hasReserve(events.size())
                || events.stream().anyMatch(event -> journal.isAccepting(event.key()));
    }

    private WriteResults inMemory(List<Event> events) {
        var results = new ArrayList<WriteResult>(events.size());
        events.forEach(event -> results.add(inMemory(event)));
        return new WriteResults(results);
    }

    private WriteResult inMemory(Event event) {
        if (isFull()) {
            return new WriteResult.Full(LATER);
        }
        var category = classification.categoryOf(event);
        var decision = router.decide(live.route(category, event.key()), event.key());
        if (overflows(decision, event.key())) {
            return new WriteResult.Full(LATER);
        }
        var accepted = Delivery.of(event.accepted(sequences.next(), category, checksum(event, category)));
        dispatch(accepted, decision, Settlement.NONE);
        return result(accepted.event(), decision);
    }

    private Future<WriteResult> durably(Event event) {
        if (isFull()) {
            return Future.succeededFuture(new WriteResult.Full(LATER));
        }
        var category = classification.categoryOf(event);
        var decision = router.decide(live.route(category, event.key()), event.key());
        if (overflows(decision, event.key())) {
            return Future.succeededFuture(new WriteResult.Full(LATER));
        }
        var checksum = checksum(event, category);
        return journal.accept(
                        event.key(), number -> Delivery.of(event.accepted(number, category, checksum)), decision.owed())
                .map(accepted -> {
                    var sequence = accepted.event().sequence();
                    var owed = decision.owed().size();
                    if (owed == 0) {
                        journal.settle(sequence);
                    }
                    dispatch(accepted, decision, new Settlement(owed, () -> journal.settle(sequence)));
                    return result(accepted.event(), decision);
                })
                .otherwise(UNAVAILABLE);
    }

    private boolean isFull() {
        return journal.backlog() >= BACKLOG;
    }

    private boolean overflows(Decision decision, String key) {
        for (var adapter : decision.adapters()) {
            if (paths.to(adapter).overflows(key)) {
                return true;
            }
        }
        return false;
    }

    private Checksum checksum(Event event, String category) {
        event.checksum()
                .ifPresent(own -> observer.compared(
                        event,
                        category,
                        own,
                        checksums.matches(own, event.data().canonical())));
        return checksums.compute(category, event.data());
    }

    private static WriteResult result(Event accepted, Decision decision) {
        return new WriteResult.Accepted(accepted, decision.adapters(), decision.waiting(), decision.reason());
    }

    private void dispatch(Delivery delivery, Decision decision, Settlement settlement) {
        observer.accepted(delivery.event(), decision);
        var item = Item.fresh(delivery, settlement);
        decision.adapters().forEach(adapter -> paths.to(adapter).offer(item));
        decision.waiting().forEach(adapter -> paths.to(adapter).await(item));
    }
}
