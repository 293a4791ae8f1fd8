package dev.headgate.web.ui;

import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.SourceStatus;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.view.ProblemLine;
import dev.headgate.web.view.SourceCard;
import dev.headgate.web.view.Sources;
import dev.headgate.web.view.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers of the document, drawn. */
record SourceCards(LiveConfig live, Instant now) {

    /** @param failed a scan was asked for and didn't come back */
    Sources draw(boolean failed) {
        var values = values();
        var cards = new ArrayList<SourceCard>();
        cards.add(fixed(Origin.DEFAULT_LAYER, "built in", values));
        live.sources().forEach(source -> cards.add(read(source, values)));
        cards.add(fixed(Origin.OVERRIDE_LAYER, "edits made while running", values));
        Collections.reverse(cards);
        return new Sources(cards, failed);
    }

    /** How many effective values each layer provides. */
    private Map<String, Long> values() {
        var values = new HashMap<String, Long>();
        live.snapshot()
                .document()
                .eachLeaf(
                        Pointer.ROOT, (path, leaf) -> values.merge(leaf.origin().layer(), 1L, Long::sum));
        return values;
    }

    private static SourceCard fixed(String layer, String location, Map<String, Long> values) {
        return new SourceCard(
                layer,
                layer,
                location,
                "",
                Optional.empty(),
                Optional.empty(),
                values.getOrDefault(layer, 0L),
                List.of());
    }

    private SourceCard read(SourceStatus source, Map<String, Long> values) {
        return new SourceCard(
                source.name(),
                source.type(),
                source.location(),
                source.failed() ? "failed" : "ok",
                source.readAt().map(at -> Stamp.of(at, now)),
                source.lastGoodAt().map(at -> Stamp.of(at, now)),
                values.getOrDefault(source.name(), 0L),
                source.problems().stream()
                        .map(problem -> new ProblemLine(
                                problem.place().map(Place::toString).orElse(""),
                                problem.pointer().toString(),
                                problem.message()))
                        .toList());
    }
}
