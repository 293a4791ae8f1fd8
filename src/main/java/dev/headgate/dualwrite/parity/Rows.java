package dev.headgate.dualwrite.parity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One adapter's counts by category. Producers name categories, so only so many get a row of their own. */
final class Rows {
    /** Of what can't be read, and so belongs to no category. */
    static final String UNREADABLE = "(unreadable)";

    private static final String OTHERS = "(others)";
    private static final int MOST = 100;
    /** The adapter of what hasn't come to any. */
    private static final String NONE = "";

    private final Map<String, Row> byCategory = new LinkedHashMap<>();
    private final Optional<String> adapter;
    private final Timeline timeline;
    private final MeterRegistry registry;

    Rows(Optional<String> adapter, Timeline timeline, MeterRegistry registry) {
        this.adapter = adapter;
        this.timeline = timeline;
        this.registry = registry;
    }

    /** One category's counts. */
    private static final class Row {
        private final Window window = new Window();
        private final Map<Tally, Counter> counters = new EnumMap<>(Tally.class);
    }

    void count(String category, Tally tally) {
        var name = byCategory.containsKey(category) || byCategory.size() < MOST ? category : OTHERS;
        var row = byCategory.computeIfAbsent(name, fresh -> new Row());
        row.window.count(tally, timeline.second());
        row.counters
                .computeIfAbsent(
                        tally,
                        first -> registry.counter(
                                "headgate.parity.events",
                                "adapter",
                                adapter.orElse(NONE),
                                "category",
                                name,
                                "outcome",
                                tally.wire()))
                .increment();
    }

    /** Takes a count back from the window; what is exported as a metric only grows. */
    void takeBack(String category, Tally tally, long second) {
        var row = byCategory.getOrDefault(category, byCategory.get(OTHERS));
        if (row != null) {
            row.window.takeBack(tally, second);
        }
    }

    List<LedgerRow> over(long seconds) {
        var rows = new ArrayList<LedgerRow>();
        byCategory.forEach((category, row) ->
                rows.add(new LedgerRow(adapter, category, Counts.of(row.window.sums(seconds, timeline.second())))));
        return rows;
    }
}
