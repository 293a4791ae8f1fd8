package dev.headgate.web.ui;

import dev.headgate.config.Snapshot;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.view.Card;
import dev.headgate.web.view.Pulse;
import dev.headgate.web.view.Repaint;
import dev.headgate.web.view.Row;
import dev.headgate.web.view.Stamp;
import dev.headgate.web.view.Theirs;
import dev.headgate.web.view.Toast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which parts of an open page repaint. */
record Repaints(LiveConfig live, Journal journal, Instant now) {

    /** Everything, so that nothing that was missed matters. */
    Repaint everything(Snapshot snapshot, Optional<Toast> toast) {
        return everything(snapshot, List.of(), toast);
    }

    /** What a revision touched; everything where that changes which rows there are or what all of them say. */
    Repaint of(ConfigChanged change) {
        var snapshot = change.snapshot();
        var subjects = Subject.of(change.revision());
        var theirs = subjects.stream().map(subject -> theirs(subject, change)).toList();
        var reaches = subjects.contains(Subject.TRAFFIC)
                || change.revision().changes().stream()
                        .anyMatch(it -> it.from().isEmpty() || it.to().isEmpty());
        if (reaches) {
            return everything(snapshot, theirs, Optional.empty());
        }
        var number = change.revision().revision();
        var rows = new ArrayList<Row>();
        var cards = new ArrayList<Card>();
        for (var subject : subjects) {
            if (subject.kind() == Subject.Kind.CATEGORY) {
                rows.add(new CategoryRows(snapshot, journal, now).row(subject.name(), number));
            } else {
                cards.add(new SettingCards(snapshot, journal, now).card(subject, number));
            }
        }
        return new Repaint(
                new Pulse(number),
                Optional.empty(),
                rows,
                Optional.of(new Traffic(snapshot).draw()),
                cards,
                Optional.of(Timeline.recent(journal.recent(), now)),
                Optional.empty(),
                Optional.empty(),
                theirs,
                Optional.empty());
    }

    private Repaint everything(Snapshot snapshot, List<Theirs> theirs, Optional<Toast> toast) {
        return new Repaint(
                new Pulse(snapshot.revision()),
                Optional.of(new CategoryRows(snapshot, journal, now).all()),
                List.of(),
                Optional.of(new Traffic(snapshot).draw()),
                new SettingCards(snapshot, journal, now).all(),
                Optional.of(Timeline.recent(journal.recent(), now)),
                Optional.of(new Notices(live, now).draw()),
                Optional.of(new SourceCards(live, now).draw(false)),
                theirs,
                toast);
    }

    private Theirs theirs(Subject subject, ConfigChanged change) {
        var what = change.revision().changes().stream()
                .filter(it -> Subject.of(it.path()).equals(Optional.of(subject)))
                .map(it -> Words.field(it.path().last()) + " to "
                        + it.to()
                                .map(leaf -> Words.value(it.path().last(), leaf.value()))
                                .orElse("nothing"))
                .collect(Collectors.joining(", "));
        return new Theirs(
                subject.id(),
                subject.url(),
                change.revision().actor(),
                Stamp.of(change.revision().at(), now),
                "set " + what,
                change.revision().revision());
    }
}
