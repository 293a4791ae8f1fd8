package dev.headgate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** Durable edits over HTTP, from one editor and from many, beside raw SQLite. */
final class EditPart implements Part {
    private static final String PEER = "raw SQLite";

    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Load> raw = new ArrayList<>();
    private final List<Load> one = new ArrayList<>();
    private final List<Load> many = new ArrayList<>();

    @Override
    public String name() {
        return "edits";
    }

    @Override
    public List<Row> measure(Settings settings) throws Exception {
        var time = settings.load();
        try (var gateway = Gateway.start(settings, List.of())) {
            Load.of(gateway, Gateway.CATEGORIES, numbers, time); // warms up, and overrides every category
            Load.of(gateway, 1, numbers, time);
            try (var sqlite = RawSqlite.beside(gateway.database())) {
                Load.of(sqlite::commit, time);
                for (var round = 0; round < settings.rounds(); round++) {
                    raw.add(Load.of(sqlite::commit, time));
                    one.add(Load.of(gateway, 1, numbers, time));
                    many.add(Load.of(gateway, Gateway.CATEGORIES, numbers, time));
                }
            }
        }
        return List.of(
                row("edit, 1 editor, p50 ms", one, load -> load.quantile(0.5)).goal(withinHalfAMillisecond()),
                row("edit, 1 editor, p99 ms", one, load -> load.quantile(0.99))
                        .goal(Goal.ratioAtMost(1.3, "≤ 1.3 × raw")),
                row("edits/s, 1 editor", one, Load::perSecond),
                row("edit, 64 editors, p50 ms", many, load -> load.quantile(0.5)),
                row("edit, 64 editors, p99 ms", many, load -> load.quantile(0.99)),
                row("edits/s, 64 editors", many, Load::perSecond)
                        .goal(Goal.valueAtLeast(5_000, "≥ 5,000 edits/s (stretch)")));
    }

    private Row row(String metric, List<Load> headgate, ToDoubleFunction<Load> figure) {
        return Row.beside(metric, PEER, new Rounds(samples(headgate, figure), samples(raw, figure)));
    }

    private static Samples samples(List<Load> loads, ToDoubleFunction<Load> figure) {
        return new Samples(loads.stream().map(figure::applyAsDouble).toList());
    }

    private Goal withinHalfAMillisecond() {
        var sync = samples(raw, load -> load.quantile(0.5)).median();
        return Goal.valueAtMost(0.5 + sync, "≤ 0.5 ms + one raw commit");
    }
}
