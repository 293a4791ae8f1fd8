package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.parity.Discrepancy.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What was sent on each adapter's way, and what came out. Of the events that are witnessed, each that was sent is counted
 * once more, by the first of these that holds:
 *
 * <ul>
 *   <li>{@code unwitnessed}: the witness was not connected when it was sent, or until it was heard;
 *   <li>{@code mismatched}: heard, and not as it was sent;
 *   <li>{@code confirmed}: heard at most the window after it was sent, or before its adapter said so;
 *   <li>{@code late}: heard after the window and at most five minutes after it was sent;
 *   <li>{@code missing}: not heard when the window ended. An event that is heard within the five minutes all the same is
 *       taken back from here and is late.
 * </ul>
 *
 * <p>Everything is called on the one event loop that delivers. Memory is bounded however much is sent, heard and missed.
 */
public final class Ledger {
    /** Long after the window: what is heard later than this is forgotten. Also the longest window. */
    static final Duration LATEST = Duration.ofMinutes(5);

    /** Fewer comparisons say nothing of a rate. */
    static final int SAMPLES = 20;

    private final Map<String, Path> paths = new LinkedHashMap<>();
    private final Map<String, Rows> rows = new LinkedHashMap<>();
    private final Rows accepting;
    private final Findings findings;
    private final Timeline timeline;
    private final MeterRegistry registry;
    private Parity parity;
    private Checksums checksums;
    private Map<String, Double> rates = Map.of();

    Ledger(Parity parity, Timeline timeline, MeterRegistry registry) {
        this.parity = parity;
        this.checksums = Checksums.of(parity);
        this.timeline = timeline;
        this.registry = registry;
        this.findings = new Findings(registry);
        this.accepting = new Rows(Optional.empty(), timeline, registry);
    }

    /** By newer settings, from the next event on. */
    void set(Parity newer) {
        checksums = checksums.with(newer);
        parity = newer;
    }

    /** The checksums of today's settings. */
    public Checksums checksums() {
        return checksums;
    }

    /** Listens on this adapter's way from now on. */
    public void watch(String adapter, BooleanSupplier connected) {
        paths.put(adapter, new Path(adapter, connected, rows(adapter), findings, timeline));
    }

    /** Forgets an adapter that is no more. */
    public void unwatch(String adapter) {
        paths.remove(adapter);
        rows.remove(adapter);
    }

    /**
     * An event that is being accepted was compared with the checksum that its producer gave it.
     *
     * @param event as the producer sent it, without a number yet
     */
    public void compared(Event event, String category, Checksum own, boolean agrees) {
        accepting.count(category, Tally.CHECKED);
        if (!agrees) {
            accepting.count(category, Tally.REFUTED);
            findings.add(new Mismatch(
                    timeline.instant(),
                    Place.ACCEPT,
                    Optional.empty(),
                    event.id(),
                    event.sequence(),
                    event.type(),
                    category,
                    "data",
                    own,
                    checksums.like(own, event.data().canonical())));
        }
    }

    /**
     * Compares what is about to leave with the event.
     *
     * @param data the text that leaves as the event's data
     */
    public void leaving(String adapter, Event event, String data) {
        var category = event.category().orElseThrow();
        var counts = rows(adapter);
        counts.count(category, Tally.CHECKED);
        var expected = event.checksum().orElseThrow();
        if (!checksums.matches(expected, data)) {
            counts.count(category, Tally.REFUTED);
            var now = timeline.instant();
            findings.add(Mismatch.of(event, now, Place.LEAVING, adapter, "data", checksums.like(expected, data)));
            findings.add(Discrepancy.of(Kind.MISMATCHED, now, adapter, event, Optional.of(data)));
        }
    }

    /** The adapter says that it took the event; it may have been heard before. */
    public void sent(String adapter, Event event) {
        var path = paths.get(adapter);
        if (path == null) {
            rows(adapter).count(event.category().orElseThrow(), Tally.SENT);
            rows(adapter).count(event.category().orElseThrow(), Tally.UNWITNESSED);
        } else {
            path.sent(event, checksums);
        }
    }

    /** The event will be sent once more on purpose. */
    void expectAgain(String adapter, Event event) {
        find(adapter).ifPresent(path -> path.expectAgain(event));
    }

    /** The witness heard an event; see {@link Witness}. */
    void seen(String adapter, Sighting sighting) {
        find(adapter).ifPresent(path -> path.seen(sighting, parity.window().toNanos(), checksums));
    }

    /** The witness heard what is no event. */
    void unreadable(String adapter) {
        find(adapter).ifPresent(Path::unreadable);
    }

    /** Once a second: finds what is missing, and the rates. */
    void tick() {
        var window = parity.window().toNanos();
        paths.values().forEach(path -> path.tick(window, checksums));
        findings.tick();
        rates = Comparison.worst(rows());
    }

    /**
     * How much of what was compared on an adapter's way wasn't as it should be, over the window as of the last second: of
     * what was about to leave or of what came out, whichever is worse.
     *
     * @return 0–1; 0 below twenty comparisons
     */
    public double mismatchRate(String adapter) {
        return rates.getOrDefault(adapter, 0.0);
    }

    Findings findings() {
        return findings;
    }

    /** Every adapter's and category's counts over the window; those on accept first. */
    List<LedgerRow> rows() {
        var all = new ArrayList<>(accepting.over(parity.window().toSeconds()));
        rows.values().forEach(adapter -> all.addAll(adapter.over(parity.window().toSeconds())));
        return all;
    }

    private Optional<Path> find(String adapter) {
        return Optional.ofNullable(paths.get(adapter));
    }

    private Rows rows(String adapter) {
        return rows.computeIfAbsent(adapter, fresh -> new Rows(Optional.of(adapter), timeline, registry));
    }
}
