package dev.headgate.state;

import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.Reading;
import dev.headgate.config.Sections;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.DualWriteSection;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.Recovered;
import dev.headgate.store.RevisionStore.StoredReading;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States and readings for tests, with two files as sources. */
final class States {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final List<String> ORDER = List.of("low", "high");
    static final Sections SECTIONS = new Sections(List.of(new DualWriteSection()));

    private States() {}

    /** A first start with these readings. */
    static State started(Reading... readings) {
        return ((Recovery.Ready) new Recovery(SECTIONS, ORDER, NOON).from(empty(), List.of(readings))).state();
    }

    static Recovered empty() {
        return new Recovered(Optional.empty(), Map.of(), Optional.empty());
    }

    /** What a store would hold after a batch was appended to what it held. */
    static Recovered stored(Recovered before, Batch batch) {
        var readings = new HashMap<String, StoredReading>(before.readings());
        readings.putAll(batch.readings());
        var revisions = batch.revisions();
        var head = revisions.isEmpty() ? before.head() : Optional.of(revisions.get(revisions.size() - 1));
        return new Recovered(head, readings, Optional.empty());
    }

    /** A reading of {@code source}, all of it at one line. */
    static Reading.Good reading(String source, int line, String json) {
        var origin = new Origin.Source(source, "file", new Place(source + ".yaml", line, 1));
        var tree = (Branch) Values.node(new JsonObject(json.replace('\'', '"')).getMap(), origin);
        return new Reading.Good(source, NOON, tree);
    }

    /** {@code source} says this percentage for performance. */
    static Reading.Good percentage(String source, int percentage) {
        return percentage(source, 1, percentage);
    }

    static Reading.Good percentage(String source, int line, int percentage) {
        return reading(source, line, "{'dual_write':{'categories':{'performance':{'percentage':" + percentage + "}}}}");
    }

    static String effective(State state) {
        return Values.show(state.document()
                .at(Pointer.of("dual_write", "categories", "performance", "percentage"))
                .map(Node::value)
                .orElseThrow());
    }
}
