package dev.headgate.state;

import dev.headgate.config.Change;
import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.Revision;
import dev.headgate.config.Revision.Cause;
import dev.headgate.config.Sections;
import dev.headgate.config.Snapshot;
import dev.headgate.state.State.Candidate;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.Recovered;
import dev.headgate.store.RevisionStore.StoredReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From what the store held to the first document that is served. A restart begins with the stored readings, so that it
 * is no worse than staying up; the very first start has nothing to fall back on.
 */
final class Recovery {
    /** Under this name the store keeps what the sources were laid over, and in which order. */
    private static final String FOUNDATION = Origin.DEFAULT_LAYER;

    private static final String DEFAULTS = "defaults";

    private static final String ACTOR = "headgate";

    sealed interface Result {}

    /**
     * A document to serve.
     *
     * @param batch to append before anybody sees the state; empty when the log ends with it already
     * @param pending readings that may change it
     */
    record Ready(State state, Optional<Batch> batch, List<Reading> pending, Optional<String> damage)
            implements Result {}

    record Refused(List<Problem> problems) implements Result {}

    private final Sections sections;
    private final List<String> order;
    private final Instant now;

    Recovery(Sections sections, List<String> order, Instant now) {
        this.sections = sections;
        this.order = order;
        this.now = now;
    }

    Result from(Recovered recovered, List<Reading> readings) {
        return recovered.head().map(head -> restart(head, recovered, readings)).orElseGet(() -> firstStart(readings));
    }

    private Result firstStart(List<Reading> readings) {
        var problems = new ArrayList<Problem>();
        var good = new LinkedHashMap<String, Reading.Good>();
        readings.forEach(reading -> {
            if (reading instanceof Reading.Good usable) {
                good.put(usable.source(), usable);
            } else {
                problems.addAll(((Reading.Failed) reading).problems());
            }
        });
        var candidate = State.candidate(sections, good, Node.EMPTY, Node.EMPTY);
        if (candidate instanceof Candidate.Invalid invalid) {
            problems.addAll(invalid.problems());
        }
        if (!problems.isEmpty()) {
            return new Refused(problems);
        }
        var first = new Revision(1, now, ACTOR, "first start", Cause.START, List.of(), Node.EMPTY);
        var stored = new LinkedHashMap<String, StoredReading>();
        good.forEach((source, reading) -> stored.put(source, new StoredReading(reading.at(), reading.tree())));
        stored.put(FOUNDATION, foundation());
        var batch = new Batch(List.of(first), stored, Map.of());
        return new Ready(state(first, (Candidate.Valid) candidate), Optional.of(batch), List.of(), Optional.empty());
    }

    private Result restart(Revision head, Recovered recovered, List<Reading> readings) {
        var good = restored(order, recovered);
        var candidate = State.candidate(sections, good, head.override(), Node.EMPTY);
        if (candidate instanceof Candidate.Invalid invalid) {
            return new Refused(invalid.problems());
        }
        var valid = (Candidate.Valid) candidate;
        var foundation = foundation();
        var known = Optional.ofNullable(recovered.readings().get(FOUNDATION)).map(stored -> sealed(stored.tree()));
        if (known.equals(Optional.of(foundation.tree()))) {
            return new Ready(state(head, valid), Optional.empty(), readings, recovered.damage());
        }
        var changes = known.map(before -> Change.between(as(before, recovered, head), valid.document()))
                .orElse(List.of());
        var revision = new Revision(
                head.revision() + 1,
                now,
                ACTOR,
                "built-in defaults or the list of sources changed",
                Cause.SOURCE,
                changes,
                head.override());
        var moved = changes.isEmpty() ? List.<Revision>of() : List.of(revision);
        return new Ready(
                state(changes.isEmpty() ? head : revision, valid),
                Optional.of(new Batch(moved, Map.of(FOUNDATION, foundation), Map.of())),
                readings,
                recovered.damage());
    }

    private State state(Revision revision, Candidate.Valid candidate) {
        var snapshot = Snapshot.of(revision.revision(), revision.at(), candidate.document(), sections);
        return new State(sections, candidate.readings(), candidate.override(), snapshot);
    }

    /** The document as the last process served it: on its defaults, with its sources in its order. */
    private Branch as(Branch foundation, Recovered recovered, Revision head) {
        var names = foundation.children().get("order") instanceof Leaf leaf && leaf.value() instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.<String>of();
        var upper = Node.EMPTY;
        for (var reading : restored(names, recovered).values()) {
            upper = Layers.merge(upper, reading.tree());
        }
        upper = Layers.merge(upper, head.override());
        var lower = Layers.merge(Layers.defaults(sections, upper), foundation.branch(DEFAULTS));
        return Layers.merge(lower, upper);
    }

    private static Map<String, Reading.Good> restored(List<String> names, Recovered recovered) {
        var good = new LinkedHashMap<String, Reading.Good>();
        names.forEach(name -> {
            var stored = recovered.readings().get(name);
            if (stored != null) {
                good.put(name, new Reading.Good(name, stored.at(), stored.tree()));
            }
        });
        return good;
    }

    private StoredReading foundation() {
        var children = new LinkedHashMap<String, Node>();
        children.put("order", new Leaf(List.copyOf(order), new Origin.Default()));
        children.put(DEFAULTS, Layers.defaults(sections, Node.EMPTY));
        return new StoredReading(now, new Branch(children));
    }

    /** A foundation as the store had it, with its secrets hidden: it is no layer, so nobody else did. */
    private Branch sealed(Branch foundation) {
        return foundation.with(Pointer.of(DEFAULTS), sections.sealed(foundation.branch(DEFAULTS)));
    }
}
