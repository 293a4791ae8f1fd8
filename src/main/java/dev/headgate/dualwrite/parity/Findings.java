package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.parity.Discrepancy.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest mismatches and discrepancies, bounded. A flood of them is logged in part and counted. */
final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
    static final int MOST = 10_000;
    static final long MOST_BYTES = 32L * 1024 * 1024;
    private static final int LOGGED_A_SECOND = 10;

    private final Bounded<Long, Mismatch> mismatches = new Bounded<>(MOST, Long.MAX_VALUE, any -> 0);
    private final Bounded<Key, Discrepancy> discrepancies = new Bounded<>(MOST, MOST_BYTES, Discrepancy::size);
    private final MeterRegistry registry;
    private long found;
    private int loggedThisSecond;
    private long unlogged;
    private List<Mismatch> mismatchList = List.of();
    private List<Discrepancy> discrepancyList = List.of();
    private boolean mismatchesChanged;
    private boolean discrepanciesChanged;

    private record Key(String adapter, long sequence, Kind kind) {}

    Findings(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(Mismatch mismatch) {
        mismatches.put(found++, mismatch);
        mismatchesChanged = true;
        registry.counter(
                        "headgate.parity.mismatches",
                        "place",
                        mismatch.place().wire(),
                        "severity",
                        mismatch.severity().name())
                .increment();
        if (loggedThisSecond < LOGGED_A_SECOND) {
            loggedThisSecond++;
            LOG.atLevel(mismatch.severity().level())
                    .addKeyValue("place", mismatch.place().wire())
                    .addKeyValue("adapter", mismatch.adapter().orElse("none"))
                    .addKeyValue("category", mismatch.category())
                    .addKeyValue("sequence", mismatch.sequence())
                    .addKeyValue("member", mismatch.member())
                    .addKeyValue("expected", mismatch.expected().value())
                    .addKeyValue("actual", mismatch.actual().value())
                    .log("an event isn't what it should be");
        } else {
            unlogged++;
        }
    }

    void add(Discrepancy discrepancy) {
        discrepancies.put(new Key(discrepancy.adapter(), discrepancy.sequence(), discrepancy.kind()), discrepancy);
        discrepanciesChanged = true;
    }

    /** Readers have the event now. */
    void resolve(String adapter, long sequence) {
        for (var kind : List.of(Kind.MISSING, Kind.MISMATCHED)) {
            discrepanciesChanged |=
                    discrepancies.remove(new Key(adapter, sequence, kind)).isPresent();
        }
    }

    /** The event as it was sent that readers of the adapter don't have, if it is still kept. */
    Optional<Event> owed(String adapter, long sequence) {
        return discrepancies
                .find(new Key(adapter, sequence, Kind.MISSING))
                .or(() -> discrepancies.find(new Key(adapter, sequence, Kind.MISMATCHED)))
                .flatMap(Discrepancy::event);
    }

    /** Once a second. */
    void tick() {
        if (unlogged > 0) {
            LOG.atWarn().addKeyValue("count", unlogged).log("more events weren't what they should be");
        }
        unlogged = 0;
        loggedThisSecond = 0;
    }

    /** The oldest first; the very same list until there is news. */
    List<Mismatch> mismatches() {
        mismatchList = mismatchesChanged ? mismatches.values() : mismatchList;
        mismatchesChanged = false;
        return mismatchList;
    }

    /** The oldest first; the very same list until there is news. */
    List<Discrepancy> discrepancies() {
        discrepancyList = discrepanciesChanged ? discrepancies.values() : discrepancyList;
        discrepanciesChanged = false;
        return discrepancyList;
    }
}
