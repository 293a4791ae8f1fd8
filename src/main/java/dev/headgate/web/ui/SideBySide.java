package dev.headgate.web.ui;

import dev.headgate.config.Change;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Pointer;
import dev.headgate.web.view.Actor;
import dev.headgate.web.view.Differences;
import dev.headgate.web.view.Differences.Difference;
import dev.headgate.web.view.Differences.Group;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Values that differ, drawn by what they belong to; the kill switch comes first.
 *
 * @param effect what the differences come to for a subject, in words
 * @param set who made a value what it becomes; empty where nobody did yet
 */
record SideBySide(Function<Subject, String> effect, Function<Pointer, Optional<Actor>> set) {

    /** What differs between two revisions. */
    static Differences draw(String from, String to, Fold fold) {
        return new SideBySide(subject -> "", fold::last).draw(from, to, fold.changes());
    }

    Differences draw(String from, String to, List<Change> changes) {
        var bySubject = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> Subject.of(change.path()), LinkedHashMap::new, Collectors.toList()));
        var groups = bySubject.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Optional<Subject>, List<Change>> entry) ->
                        !entry.getKey().equals(Optional.of(Subject.TRAFFIC))))
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList();
        return new Differences(from, to, List.copyOf(groups));
    }

    private Group group(Optional<Subject> subject, List<Change> changes) {
        return new Group(
                subject.map(Subject::name).orElse("other values"),
                subject.map(Subject::url).orElse(""),
                subject.map(effect).orElse(""),
                changes.stream()
                        .map(change -> difference(subject.isPresent(), change))
                        .toList());
    }

    private Difference difference(boolean named, Change change) {
        var path = change.path();
        return new Difference(
                named ? Words.field(path.last()) : path.toString(),
                side(path, change.from()),
                Fold.same(change.from(), change.to()) ? stays(change.to()) : side(path, change.to()),
                set.apply(path));
    }

    private static String side(Pointer path, Optional<Leaf> leaf) {
        return leaf.map(it -> Words.value(path.last(), it.value())).orElse("nothing");
    }

    /** Only its override goes. */
    private static String stays(Optional<Leaf> leaf) {
        return "the same" + leaf.map(it -> ", from " + it.origin().where()).orElse("");
    }
}
