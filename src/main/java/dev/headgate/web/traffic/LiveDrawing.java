package dev.headgate.web.traffic;

import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.observe.AdapterReading;
import dev.headgate.dualwrite.observe.AdapterTraffic;
import dev.headgate.dualwrite.observe.CategoryTraffic;
import dev.headgate.dualwrite.observe.Flow;
import dev.headgate.dualwrite.observe.ParityReading;
import dev.headgate.dualwrite.observe.Point;
import dev.headgate.dualwrite.observe.Traffic;
import dev.headgate.dualwrite.parity.Mismatch;
import dev.headgate.web.ui.Breakers;
import dev.headgate.web.view.AdapterTile;
import dev.headgate.web.view.AdapterTile.Fact;
import dev.headgate.web.view.AdapterTile.Minute;
import dev.headgate.web.view.BreakerForm;
import dev.headgate.web.view.CategoryLine;
import dev.headgate.web.view.LiveView;
import dev.headgate.web.view.MismatchLine;
import dev.headgate.web.view.Stamp;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * The data plane, drawn.
 *
 * @param forms by adapter
 */
record LiveDrawing(Traffic traffic, Snapshot snapshot, Instant now, Function<String, BreakerForm> forms) {
    private static final int MISMATCHES = 10;
    /** Enough of a checksum to tell two apart. */
    private static final int DIGITS = 12;

    LiveView draw() {
        var scale = Timescale.of(traffic);
        return new LiveView(
                Stamp.of(traffic.at(), now),
                !traffic.adapters().isEmpty(),
                categories(scale),
                traffic.parity().newest(MISMATCHES).stream().map(this::line).toList(),
                traffic.adapters().stream().map(adapter -> tile(adapter, scale)).toList());
    }

    private List<CategoryLine> categories(Timescale scale) {
        var names = new LinkedHashSet<>(flags().categories().keySet());
        traffic.categories().forEach(category -> names.add(category.name()));
        var charts = new Charts(scale);
        return names.stream().map(name -> category(name, charts)).toList();
    }

    private CategoryLine category(String name, Charts charts) {
        var found = traffic.category(name)
                .orElseGet(() ->
                        new CategoryTraffic(name, ParityReading.NONE, Collections.nCopies(Traffic.SECONDS, Flow.GAP)));
        var quiet = Double.isNaN(found.dualWritten());
        var rate = quiet ? Double.NaN : found.ratePerS();
        return new CategoryLine(
                name,
                flags().knows(name) ? "/categories/" + name : "",
                Numbers.rate(rate),
                charts.of(found.flow(), rate),
                Numbers.percent(found.dualWritten()),
                setting(name),
                parity(found.parity()));
    }

    private String setting(String category) {
        if (!flags().shouldDualWrite(category)) {
            return "one path";
        }
        return "of " + Numbers.percent(flags().percentage(category).movePointLeft(2));
    }

    /** What readers heard of what was sent, all adapters together. */
    private static String parity(ParityReading parity) {
        var due = parity.confirmed() + parity.late() + parity.mismatched() + parity.missing();
        if (due == 0) {
            return "nothing compared yet";
        }
        var words = new StringBuilder(Numbers.percent((double) parity.confirmed() / due));
        say(words, parity.missing(), "missing");
        say(words, parity.mismatched(), "different");
        say(words, parity.late(), "late");
        say(words, parity.duplicated(), "twice");
        return words.toString();
    }

    private static void say(StringBuilder words, long count, String what) {
        if (count > 0) {
            words.append(", ").append(count).append(' ').append(what);
        }
    }

    private MismatchLine line(Mismatch mismatch) {
        var number = mismatch.sequence() == 0 ? "" : " " + mismatch.sequence();
        return new MismatchLine(
                Stamp.of(mismatch.at(), now),
                mismatch.severity().name(),
                mismatch.type() + number,
                mismatch.category(),
                mismatch.adapter().map(adapter -> adapter + ", ").orElse("")
                        + mismatch.place().wire(),
                digits(mismatch.expected()),
                digits(mismatch.actual()));
    }

    private static String digits(Checksum checksum) {
        var value = checksum.value();
        return value.length() <= DIGITS ? value : value.substring(0, DIGITS) + "…";
    }

    private AdapterTile tile(AdapterTraffic adapter, Timescale scale) {
        var now = adapter.now();
        var thresholds = flags().health(adapter.name());
        var marks = new Marks(traffic, scale);
        var form = forms.apply(adapter.name());
        return new AdapterTile(
                form.id(),
                adapter.name(),
                Breakers.pill(now),
                Breakers.effect(now),
                facts(now),
                new Charts(scale)
                        .of(
                                adapter.points(),
                                now.health(),
                                thresholds,
                                flags().circuitBreaker(),
                                marks.of(adapter.name())),
                marks.strip(now),
                minutes(adapter.points(), scale),
                form);
    }

    private static List<Fact> facts(AdapterReading now) {
        return List.of(
                new Fact("health", Breakers.health(now.health())),
                new Fact("path", now.detail().isEmpty() ? now.status() : now.status() + ": " + now.detail()),
                new Fact("spool", spool(now)),
                new Fact("in memory", Numbers.count(now.queued(), "event")),
                new Fact("clients", Integer.toString(now.clients())));
    }

    private static String spool(AdapterReading now) {
        var waiting = Numbers.count(now.spoolEvents(), "event");
        return now.givenUp() == 0 ? waiting : waiting + ", " + Numbers.count(now.givenUp(), "event") + " given up";
    }

    private List<Minute> minutes(List<Point> points, Timescale scale) {
        return scale.minutes(points).descendingMap().entrySet().stream()
                .map(entry -> new Minute(
                        Stamp.of(Instant.ofEpochSecond(entry.getKey()), now)
                                .clock()
                                .substring(0, 5),
                        Numbers.rate(Charts.rate(entry.getValue())),
                        Numbers.percent(Charts.errorRate(entry.getValue())),
                        Numbers.ms(Charts.p95(entry.getValue()))))
                .toList();
    }

    private DualWrite flags() {
        return snapshot.section(DualWrite.class);
    }
}
