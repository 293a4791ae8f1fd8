package dev.headgate.web.ui;

import dev.headgate.config.Place;
import dev.headgate.config.SourceStatus;
import dev.headgate.dualwrite.observe.AdapterReading;
import dev.headgate.dualwrite.observe.AdapterTraffic;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.dualwrite.parity.Alert;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.view.Attention;
import dev.headgate.web.view.Notice;
import dev.headgate.web.view.Stamp;
import dev.headgate.web.view.StoreState;
import java.time.Instant;
import java.util.ArrayList;

/** What needs attention, drawn. */
record Notices(LiveConfig live, LiveTraffic traffic, Instant now) {

    Attention draw() {
        var notices = new ArrayList<Notice>();
        live.sources().stream().filter(SourceStatus::failed).map(this::failed).forEach(notices::add);
        traffic.traffic().adapters().stream()
                .map(AdapterTraffic::now)
                .filter(Breakers::needsAttention)
                .map(Breakers::notice)
                .forEach(notices::add);
        traffic.traffic().adapters().stream()
                .map(AdapterTraffic::now)
                .filter(AdapterReading::spoolOverflowed)
                .map(Breakers::fullSpool)
                .forEach(notices::add);
        traffic.traffic().parity().alerts().stream().map(Notices::alert).forEach(notices::add);
        return new Attention(notices);
    }

    /** Said on every page, so it is not among the overview's notices. For everybody: each page knows its reader's role. */
    static StoreState store(LiveConfig live) {
        return new StoreState(live.store().problem().orElse(""), "");
    }

    private static Notice alert(Alert alert) {
        return new Notice(
                "bad",
                alert.category() + " events are altered",
                "",
                alert.wrong() + " of " + alert.all() + " weren't what they should be "
                        + alert.adapter()
                                .map(adapter -> "on the way of " + adapter)
                                .orElse("when they came in") + ".",
                "/live",
                "Live");
    }

    private Notice failed(SourceStatus source) {
        var problem = source.problems().get(0);
        var more = source.problems().size() - 1;
        var text = problem.message() + (more > 0 ? ", and " + more + " more" : "") + ". " + served(source);
        return new Notice(
                "bad",
                source.name() + " source failed",
                problem.place().map(Place::toString).orElseGet(source::location),
                text,
                "/sources",
                "Sources");
    }

    private String served(SourceStatus source) {
        return source.lastGoodAt()
                .map(at -> "Still serving the reading of " + Stamp.of(at, now).clock() + " UTC.")
                .orElse("Nothing of it is served.");
    }
}
