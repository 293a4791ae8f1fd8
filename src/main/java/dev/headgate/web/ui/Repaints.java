package dev.headgate.web.ui;

import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.view.Pulse;
import dev.headgate.web.view.Repaint;
import dev.headgate.web.view.Row;
import dev.headgate.web.view.Stamp;
import dev.headgate.web.view.Theirs;
import dev.headgate.web.view.Toast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Which parts of an open page repaint. */
record Repaints(LiveConfig live, LiveTraffic traffic, Journal journal, Instant now) {
    /** What a browser repaints well within a tenth of a second. */
    private static final int SLICE = 10;

    /** Everything, so that nothing that was missed matters. */
    Repaint everything(Snapshot snapshot, Optional<Toast> toast) {
        return everything(snapshot, List.of(), toast);
    }

    /**
     * What a revision touched, in slices: a browser paints between two of them, and somebody who types notices nothing of
     * a thousand rows. Everything at once where it changes which rows there are.
     */
    List<Repaint> of(ConfigChanged change) {
        var snapshot = change.snapshot();
        var subjects = Subject.of(change.revision());
        var theirs = theirs(change);
        if (change.revision().changes().stream()
                .anyMatch(it -> it.from().isEmpty() || it.to().isEmpty())) {
            return List.of(everything(snapshot, theirs, Optional.empty()));
        }
        var number = change.revision().revision();
        var rows = new CategoryRows(snapshot, traffic, journal, now);
        var touched = subjects.contains(Subject.TRAFFIC) // says something else in every row
                ? rows.all().rows()
                : subjects.stream()
                        .filter(subject -> subject.kind() == Subject.Kind.CATEGORY)
                        .map(subject -> rows.row(subject.name(), number))
                        .toList();
        var slices = new ArrayList<Repaint>();
        slices.add(around(number, snapshot, subjects));
        slice(touched).forEach(some -> slices.add(slice(number, some, List.of())));
        slice(theirs).forEach(some -> slices.add(slice(number, List.of(), some)));
        return slices;
    }

    private static <T> List<List<T>> slice(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + SLICE)
                .mapToObj(from -> all.subList(from, Math.min(from + SLICE, all.size())))
                .toList();
    }

    /** All but the rows. */
    private Repaint around(long number, Snapshot snapshot, Set<Subject> subjects) {
        var settings = new SettingCards(snapshot, traffic, journal, now);
        var cards = subjects.stream()
                .filter(subject -> subject.kind() == Subject.Kind.ADAPTER || subject.kind() == Subject.Kind.BREAKER)
                .map(subject -> settings.card(subject, number))
                .toList();
        return new Repaint(
                new Pulse(number),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new Traffic(snapshot, Notices.store(live)).draw()),
                cards,
                Optional.of(Timeline.recent(journal.recent(), now)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Repaint slice(long number, List<Row> rows, List<Theirs> theirs) {
        return new Repaint(
                new Pulse(number),
                Optional.empty(),
                Optional.empty(),
                rows,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                theirs,
                Optional.empty());
    }

    /** Whether anything can be saved, and nothing else. */
    Repaint store() {
        return new Repaint(
                new Pulse(0),
                Optional.of(Notices.store(live)),
                Optional.empty(),
                List.of(),
                Optional.of(Traffic.of(live).draw()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private Repaint everything(Snapshot snapshot, List<Theirs> theirs, Optional<Toast> toast) {
        return new Repaint(
                new Pulse(snapshot.revision()),
                Optional.of(Notices.store(live)),
                Optional.of(new CategoryRows(snapshot, traffic, journal, now).all()),
                List.of(),
                Optional.of(new Traffic(snapshot, Notices.store(live)).draw()),
                new SettingCards(snapshot, traffic, journal, now).all(),
                Optional.of(Timeline.recent(journal.recent(), now)),
                Optional.of(new Notices(live, traffic, now).draw()),
                Optional.of(new SourceCards(live, now).draw(false)),
                theirs,
                toast);
    }

    private List<Theirs> theirs(ConfigChanged change) {
        var revision = change.revision();
        var bySubject = new LinkedHashMap<Subject, List<String>>();
        for (var it : revision.changes()) {
            var field = it.path().last();
            var to = it.to().map(leaf -> Words.value(field, leaf.value())).orElse("nothing");
            Subject.of(it.path())
                    .ifPresent(subject -> bySubject
                            .computeIfAbsent(subject, first -> new ArrayList<>())
                            .add(Words.field(field) + " to " + to));
        }
        var theirs = new ArrayList<Theirs>();
        bySubject.forEach((subject, what) -> theirs.add(new Theirs(
                subject.id(),
                subject.url(),
                revision.actor(),
                Stamp.of(revision.at(), now),
                "set " + String.join(", ", what),
                revision.revision())));
        return theirs;
    }
}
