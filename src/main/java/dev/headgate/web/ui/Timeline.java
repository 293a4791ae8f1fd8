package dev.headgate.web.ui;

import dev.headgate.config.Change;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.web.view.Actor;
import dev.headgate.web.view.Delta;
import dev.headgate.web.view.Entry;
import dev.headgate.web.view.Recent;
import dev.headgate.web.view.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Revisions, drawn. */
final class Timeline {
    private Timeline() {}

    /** @param deltas how many changes to spell out */
    static Entry entry(Revision revision, Instant now, int deltas) {
        return entry(revision, now, deltas, List.of());
    }

    /** @param paths what is looked for: changes that touch one of these come first */
    static Entry entry(Revision revision, Instant now, int deltas, List<Pointer> paths) {
        return new Entry(
                revision.revision(),
                Stamp.of(revision.at(), now),
                revision.actor(),
                revision.origin().wire(),
                revision.reason(),
                revision.changes().stream()
                        .sorted(Comparator.comparing(change -> paths.stream().noneMatch(change.path()::touches)))
                        .limit(deltas)
                        .map(Timeline::delta)
                        .toList(),
                Math.max(0, revision.changes().size() - deltas));
    }

    static Recent recent(List<Revision> revisions, Instant now) {
        return recent(revisions, now, List.of());
    }

    /** @param paths as in {@link #entry(Revision, Instant, int, List)} */
    static Recent recent(List<Revision> revisions, Instant now, List<Pointer> paths) {
        return new Recent(revisions.stream()
                .filter(revision -> !revision.changes().isEmpty())
                .map(revision -> entry(revision, now, 3, paths))
                .toList());
    }

    static Delta delta(Change change) {
        var field = change.path().last();
        return new Delta(Words.label(change.path()), side(field, change.from()), side(field, change.to()));
    }

    private static String side(String field, Optional<Leaf> leaf) {
        return leaf.map(it -> Words.value(field, it.value())).orElse("nothing");
    }

    /** An override layer's values. */
    static List<Delta> values(Branch override) {
        var values = new ArrayList<Delta>();
        override.eachLeaf(
                Pointer.ROOT,
                (path, leaf) -> values.add(new Delta(Words.label(path), "", Words.value(path.last(), leaf.value()))));
        return values;
    }

    /** {@code performance percentage 50 % → 75 %}, for one line. */
    static String summary(Revision revision) {
        var deltas = revision.changes().stream()
                .limit(2)
                .map(Timeline::delta)
                .map(delta -> delta.label() + " " + delta.from() + " → " + delta.to())
                .toList();
        var more = revision.changes().size() - deltas.size();
        return String.join(", ", deltas) + (more > 0 ? " and " + more + " more" : "");
    }

    /** Machines have no reason worth a line in a row. */
    private static boolean byPerson(Revision revision) {
        return revision.origin() == Revision.Cause.EDIT || revision.origin() == Revision.Cause.RESTORE;
    }

    static Actor changed(Optional<Revision> revision, Instant now) {
        return revision.map(it -> new Actor(
                        it.origin() == Revision.Cause.START ? it.origin().wire() : it.actor(),
                        byPerson(it) ? it.reason() : "",
                        Optional.of(Stamp.of(it.at(), now)),
                        it.revision()))
                .orElseGet(() -> new Actor("long ago", "", Optional.empty(), 0));
    }
}
