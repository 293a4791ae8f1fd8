package dev.headgate.web.ui;

import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.web.view.Card;
import dev.headgate.web.view.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adapters and the circuit breaker, drawn as cards. */
record SettingCards(Snapshot snapshot, LiveTraffic traffic, Journal journal, Instant now) {

    List<Card> adapters() {
        return snapshot.section(DualWrite.class).adapterHealth().keySet().stream()
                .map(name -> card(Subject.adapter(name), 0))
                .toList();
    }

    Card breaker() {
        return card(Subject.BREAKER, 0);
    }

    List<Card> all() {
        var all = new ArrayList<>(adapters());
        all.add(breaker());
        return all;
    }

    /** @param fresh the revision that just changed it, or 0 */
    Card card(Subject subject, long fresh) {
        var settings = new ArrayList<Setting>();
        subject.leaves(snapshot.document()).forEach((field, leaf) -> {
            var label = Words.field(field);
            settings.add(new Setting(
                    label,
                    Words.value(field, leaf.value()),
                    Origins.draw(leaf.origin()),
                    Origins.stack(label, field, leaf)));
        });
        return new Card(
                subject.id(),
                subject.name(),
                subject.url(),
                subject.kind() == Subject.Kind.ADAPTER ? Breakers.pill(traffic, subject.name()) : Optional.empty(),
                settings,
                Timeline.changed(journal.last(subject), now),
                fresh);
    }
}
