package dev.headgate.state;

import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.SourceStatus;
import dev.headgate.live.Publisher;
import dev.headgate.source.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How each source is doing; says so once per change, not once per scan. */
final class SourceBoard {
    private static final Logger LOG = LoggerFactory.getLogger(SourceBoard.class);

    private final Map<String, SourceStatus> statuses = new LinkedHashMap<>();
    private final Publisher publisher;
    private final Meters meters;

    SourceBoard(List<Source> sources, Publisher publisher, Meters meters) {
        this.publisher = publisher;
        this.meters = meters;
        sources.forEach(source -> statuses.put(
                source.name(),
                new SourceStatus(
                        source.name(),
                        source.type(),
                        source.location(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }

    List<SourceStatus> statuses() {
        return List.copyOf(statuses.values());
    }

    /** The sources' names, the lowest layer first. */
    List<String> order() {
        return List.copyOf(statuses.keySet());
    }

    String location(String source) {
        return status(source).location();
    }

    /** A reading that is served since the start. */
    void restored(Reading.Good reading) {
        update(reading.source(), status -> good(status, reading.at()));
        publisher.sources(statuses());
    }

    /** The source says what it said before, or failed before and says it again. */
    void same(Reading.Good reading) {
        meters.scanned(reading.source(), false);
        var recovered = status(reading.source()).failed();
        update(reading.source(), status -> good(status, reading.at()));
        if (recovered) {
            announce(reading.source(), "source recovered");
        } else {
            publisher.sources(statuses());
        }
    }

    /** The source says something new, which is live. */
    void accepted(Reading.Good reading) {
        meters.scanned(reading.source(), false);
        var recovered = status(reading.source()).failed();
        update(reading.source(), status -> good(status, reading.at()));
        announce(reading.source(), recovered ? "source recovered" : "source changed");
    }

    void failed(String source, Instant at, List<Problem> problems) {
        meters.scanned(source, true);
        var known = status(source).problems().equals(problems);
        update(
                source,
                status -> new SourceStatus(
                        status.name(),
                        status.type(),
                        status.location(),
                        Optional.of(at),
                        status.lastGoodAt(),
                        problems));
        if (known) {
            publisher.sources(statuses());
        } else {
            announce(source, "source failed, keeping its last good reading");
        }
    }

    private void announce(String source, String event) {
        var status = status(source);
        var line = status.failed() ? LOG.atWarn() : LOG.atInfo();
        line = line.addKeyValue("source", source).addKeyValue("location", status.location());
        if (status.failed()) {
            line = line.addKeyValue("problems", status.problems().size())
                    .addKeyValue("first", status.problems().get(0).toString());
        }
        line.log(event);
        publisher.sourceChanged(statuses(), status);
    }

    private static SourceStatus good(SourceStatus status, Instant at) {
        return new SourceStatus(
                status.name(), status.type(), status.location(), Optional.of(at), Optional.of(at), List.of());
    }

    private void update(String source, UnaryOperator<SourceStatus> change) {
        statuses.put(source, change.apply(status(source)));
    }

    private SourceStatus status(String source) {
        var found = statuses.get(source);
        if (found == null) {
            throw new IllegalArgumentException("no source is named " + source);
        }
        return found;
    }
}
