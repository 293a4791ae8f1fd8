package dev.headgate.dualwrite.observe;

import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.parity.ParityView;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Counts what the loop that delivers does, and shows it once a second. Ten minutes are kept of at most {@value #CATEGORIES}
 * categories and {@value #MARKS} marks; counting allocates nothing.
 */
public final class TrafficRecorder {
    private static final int CATEGORIES = 200;
    private static final int MARKS = 200;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final List<Pointer> MARKED = List.of(
            Pointer.of("dual_write"), Pointer.of("adapters"), Pointer.of("classification"), Pointer.of("parity"));

    private final LiveTraffic live;
    private final TrafficMetrics metrics;
    private final LongSupplier nanoTime;
    private final Clock clock;
    private final Instant since;
    private final Map<String, AdapterCount> adapters = new HashMap<>();
    private final Map<String, CategoryCount> categories = new TreeMap<>();
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    /** When the last second that has a point ended. */
    private long ended;

    /** @param nanoTime {@link System#nanoTime} or a test's clock: seconds are by it */
    public TrafficRecorder(LiveTraffic live, MeterRegistry registry, LongSupplier nanoTime, Clock clock) {
        this.live = live;
        this.metrics = new TrafficMetrics(registry);
        this.nanoTime = nanoTime;
        this.clock = clock;
        this.since = clock.instant();
        this.ended = nanoTime.getAsLong();
    }

    /** An event came in. */
    public void accepted(String category, boolean dualWritten) {
        var count = categories.get(category);
        if (count == null) {
            if (categories.size() == CATEGORIES) {
                return;
            }
            count = new CategoryCount();
            categories.put(category, count);
        }
        count.accepted(dualWritten);
    }

    /** A delivery ended after {@code nanos}. */
    public void ended(String adapter, boolean error, long nanos) {
        count(adapter).ended(error, nanos);
    }

    /** The document changed; marked if the data plane goes by what did. */
    public void changed(Revision revision) {
        if (revision.touches(MARKED)) {
            mark(Mark.of(revision, MARKED));
        }
    }

    /** A breaker did a step: shown at once. */
    public void changed(BreakerChanged step) {
        mark(Mark.of(step));
        live.show(live.traffic().with(step));
    }

    /**
     * Ends the second and shows all; to be called once a second. One that comes late leaves gaps, so that time stays true.
     *
     * @param now every adapter that there is, in the order in which to show them
     * @param parity what the ledger says now
     */
    public void tick(List<AdapterReading> now, ParityView parity) {
        endSeconds(now);
        show(now, parity);
    }

    private void endSeconds(List<AdapterReading> now) {
        var byName = now.stream().collect(Collectors.toMap(AdapterReading::name, Function.identity()));
        adapters.keySet().retainAll(byName.keySet());
        endSecond();
        ended += SECOND_NANOS;
        while (nanoTime.getAsLong() - ended > SECOND_NANOS / 2) {
            ended += SECOND_NANOS;
            adapters.values().forEach(AdapterCount::next);
            categories.values().forEach(CategoryCount::next);
        }
        metrics.read(byName);
        categories.values().removeIf(CategoryCount::isForgotten);
    }

    /** Shows how things are, within a second: at the start, so that the first step of a breaker finds its adapter there. */
    public void show(List<AdapterReading> now, ParityView parity) {
        var byCategory = ParityReading.byCategory(parity);
        var at = clock.instant();
        forgetMarks(at);
        live.show(new Traffic(
                since,
                at,
                now.stream().map(reading -> count(reading.name()).draw(reading)).toList(),
                categories.entrySet().stream()
                        .map(entry -> entry.getValue()
                                .draw(entry.getKey(), byCategory.getOrDefault(entry.getKey(), ParityReading.NONE)))
                        .toList(),
                List.copyOf(marks),
                parity));
    }

    private AdapterCount count(String adapter) {
        return adapters.computeIfAbsent(adapter, name -> new AdapterCount());
    }

    private void endSecond() {
        adapters.forEach((name, count) -> metrics.ended(name, count.next()));
        categories.forEach((name, count) -> metrics.accepted(name, count.next()));
    }

    private void mark(Mark mark) {
        if (marks.size() == MARKS) {
            marks.removeFirst();
        }
        marks.addLast(mark);
    }

    private void forgetMarks(Instant now) {
        var oldest = now.minus(Duration.ofSeconds(Traffic.SECONDS));
        while (!marks.isEmpty() && marks.getFirst().at().isBefore(oldest)) {
            marks.removeFirst();
        }
    }
}
