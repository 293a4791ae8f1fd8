package dev.headgate.state;

import dev.headgate.config.Change;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.Revision;
import dev.headgate.config.Revision.Cause;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.EditResult;
import dev.headgate.live.EditResult.Rejected;
import dev.headgate.live.EditResult.Rejection;
import dev.headgate.live.Preview;
import dev.headgate.state.State.Candidate;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.Outcome;
import dev.headgate.store.RevisionStore.StoredReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One transition: takes everything that waits, in order, from the committed state to the next one, and gathers what must
 * be durable before any of it may be seen. Pure bookkeeping; nothing here reaches the store or the bus.
 */
final class Turn {
    /** A revision that this turn would make, with the state as of it. */
    record Step(Revision revision, State state) {}

    /** What became of a reading. */
    sealed interface Accepted {
        record Yes() implements Accepted {}

        /** Says what the source said already, place by place. */
        record Same() implements Accepted {}

        record No(List<Problem> problems) implements Accepted {}
    }

    private final Instant now;
    private final List<String> order;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, StoredReading> readings = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private State state;

    Turn(State committed, List<String> order, Instant now) {
        this.state = committed;
        this.order = order;
        this.now = now;
    }

    State state() {
        return state;
    }

    List<Step> steps() {
        return steps;
    }

    boolean isEmpty() {
        return steps.isEmpty() && readings.isEmpty() && outcomes.isEmpty();
    }

    Batch batch() {
        return new Batch(steps.stream().map(Step::revision).toList(), readings, outcomes);
    }

    /** Takes a reading; {@code location} is what the revision's reason names. */
    Accepted read(Reading.Good reading, String location) {
        var known = state.readings().get(reading.source());
        if (known != null && known.tree().equals(reading.tree())) {
            return new Accepted.Same();
        }
        var candidate = state.with(reading, order);
        if (candidate instanceof Candidate.Invalid invalid) {
            return new Accepted.No(invalid.problems());
        }
        var valid = (Candidate.Valid) candidate;
        readings.put(reading.source(), new StoredReading(reading.at(), reading.tree()));
        var changes = state.changes(valid);
        if (changes.isEmpty() && !state.masks(valid, reading.source())) {
            state = state.relocated(valid);
        } else {
            advance(valid, changes, reading.source(), location + " changed", Cause.SOURCE);
        }
        return new Accepted.Yes();
    }

    /**
     * Makes an edit.
     *
     * @param restored the revision that a restore names; empty when there is none, or for other proposals
     */
    EditResult edit(EditRequest request, Optional<Revision> restored) {
        var key = request.idempotency();
        var twin = key.map(it -> outcomes.get(it.key()));
        if (twin.isPresent()) {
            return replay(request, twin.get(), Optional.empty());
        }
        var result = made(request, restored);
        if (key.isPresent()) {
            revisionOf(result)
                    .ifPresent(revision -> outcomes.put(
                            key.get().key(),
                            new Outcome(key.get().digest(), revision, result instanceof EditResult.Committed, now)));
        }
        return result;
    }

    /** The answer to a repeat: what the first request with its key came to. */
    EditResult replay(EditRequest request, Outcome first, Optional<Revision> stored) {
        var digest = request.idempotency().orElseThrow().digest();
        if (!first.digest().equals(digest)) {
            return new Rejected(Rejection.KEY_REUSED, List.of());
        }
        if (!first.committed()) {
            return new EditResult.Unchanged(first.revision());
        }
        return new EditResult.Committed(stored.orElseGet(() -> steps.stream()
                .map(Step::revision)
                .filter(revision -> revision.revision() == first.revision())
                .findFirst()
                .orElseThrow()));
    }

    Preview preview(EditRequest request, Optional<Revision> restored) {
        var stale = stale(request);
        if (stale.isPresent()) {
            return stale.get();
        }
        var proposed = proposed(request, restored);
        if (proposed instanceof Proposed.No no) {
            return no.why();
        }
        var candidate = ((Proposed.Yes) proposed).candidate();
        return new Preview.Changes(state.revision(), state.changes(candidate), candidate.document());
    }

    private EditResult made(EditRequest request, Optional<Revision> restored) {
        var stale = stale(request);
        if (stale.isPresent()) {
            return stale.get();
        }
        var invalid = request.problems();
        if (!invalid.isEmpty()) {
            return new Rejected(Rejection.INVALID, invalid);
        }
        var proposed = proposed(request, restored);
        if (proposed instanceof Proposed.No no) {
            return no.why();
        }
        var candidate = ((Proposed.Yes) proposed).candidate();
        var changes = state.changes(candidate);
        if (changes.isEmpty()) {
            return new EditResult.Unchanged(state.revision());
        }
        var cause = request.proposal() instanceof Proposal.Restore ? Cause.RESTORE : Cause.EDIT;
        return new EditResult.Committed(advance(candidate, changes, request.actor(), request.reason(), cause));
    }

    private Optional<EditResult.Stale> stale(EditRequest request) {
        var expected = request.expected();
        return expected.isEmpty() || expected.getAsLong() == state.revision()
                ? Optional.empty()
                : Optional.of(new EditResult.Stale(state.snapshot(), request.paths()));
    }

    private sealed interface Proposed {
        record Yes(Candidate.Valid candidate) implements Proposed {}

        record No(Rejected why) implements Proposed {}
    }

    private Proposed proposed(EditRequest request, Optional<Revision> restored) {
        var origin = new Origin.Edited(state.revision() + 1, request.actor(), request.reason());
        var layer = layer(request.proposal(), restored, origin);
        if (layer instanceof Patch.Outcome.Conflict conflict) {
            var why = request.proposal() instanceof Proposal.Restore ? Rejection.NOT_FOUND : Rejection.CONFLICT;
            return new Proposed.No(new Rejected(why, conflict.problems()));
        }
        var candidate = state.with(((Patch.Outcome.Applied) layer).override());
        return candidate instanceof Candidate.Invalid invalid
                ? new Proposed.No(new Rejected(Rejection.INVALID, invalid.problems()))
                : new Proposed.Yes((Candidate.Valid) candidate);
    }

    private Patch.Outcome layer(Proposal proposal, Optional<Revision> restored, Origin.Edited origin) {
        if (proposal instanceof Proposal.Edit edit) {
            return state.sections().sealed(edit.patch()).apply(state.override(), state::documentWith, origin);
        }
        if (proposal instanceof Proposal.Restore restore) {
            return restored.<Patch.Outcome>map(
                            revision -> new Patch.Outcome.Applied(restored(revision.override(), origin)))
                    .orElseGet(() -> new Patch.Outcome.Conflict(
                            List.of(Problem.at(Pointer.ROOT, "there is no revision " + restore.revision(), null))));
        }
        return new Patch.Outcome.Applied(Node.EMPTY);
    }

    /** An old layer, in which what differs from today's says that this restore put it there. */
    private Branch restored(Branch old, Origin.Edited origin) {
        var layer = new Branch[] {old};
        for (var change : Change.between(state.override(), old)) {
            change.to().ifPresent(leaf -> layer[0] = layer[0].with(change.path(), new Node.Leaf(leaf.value(), origin)));
        }
        return layer[0];
    }

    private Revision advance(
            Candidate.Valid candidate, List<Change> changes, String actor, String reason, Cause cause) {
        var revision = new Revision(state.revision() + 1, now, actor, reason, cause, changes, candidate.override());
        state = state.advanced(candidate, revision);
        steps.add(new Step(revision, state));
        return revision;
    }

    private static Optional<Long> revisionOf(EditResult result) {
        return result.fold(new EditResult.Cases<>(
                committed -> Optional.of(committed.revision().revision()),
                unchanged -> Optional.of(unchanged.revision()),
                rejected -> Optional.empty(),
                stale -> Optional.empty(),
                unavailable -> Optional.empty()));
    }
}
