package dev.headgate.web.traffic;

import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.observe.AdapterReading;
import dev.headgate.dualwrite.observe.Mark;
import dev.headgate.dualwrite.observe.Traffic;
import dev.headgate.web.ui.Breakers;
import dev.headgate.web.view.ChartMark;
import dev.headgate.web.view.Stamp;
import dev.headgate.web.view.Strip;
import dev.headgate.web.view.Strip.Stretch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in the ten minutes, drawn. */
record Marks(Traffic traffic, Timescale scale) {

    /** Configuration changes, and the steps of this adapter's breaker. */
    List<ChartMark> of(String adapter) {
        return traffic.marks().stream()
                .filter(mark -> mark.step().isEmpty() || mark.adapter().equals(adapter))
                .filter(mark -> scale.x(mark.at()) >= 0)
                .map(this::draw)
                .toList();
    }

    /** Where the breaker stood, from when it was known. */
    Strip strip(AdapterReading adapter) {
        var steps = traffic.marks().stream()
                .map(Mark::step)
                .flatMap(Optional::stream)
                .filter(step -> step.adapter().equals(adapter.name()))
                .toList();
        var stretches = new ArrayList<Stretch>();
        var from = Math.max(0, scale.x(traffic.since()));
        for (var step : steps) {
            from = stretch(stretches, from, scale.x(step.at()), step.from());
        }
        stretch(stretches, from, Timescale.WIDTH, adapter.breaker());
        return new Strip(title(steps, adapter.breaker()), stretches);
    }

    private static double stretch(List<Stretch> stretches, double from, double to, BreakerState state) {
        if (to <= from) {
            return from;
        }
        stretches.add(new Stretch(
                Numbers.coordinate(from),
                Numbers.coordinate(to - from),
                Breakers.pill(state).tone()));
        return to;
    }

    private String title(List<BreakerChanged> steps, BreakerState now) {
        if (steps.isEmpty()) {
            return "breaker in the last ten minutes: " + Breakers.state(now) + " throughout";
        }
        var words = new StringBuilder("breaker in the last ten minutes: ")
                .append(Breakers.state(steps.get(0).from()));
        steps.forEach(step -> words.append(", ")
                .append(Breakers.state(step.to()))
                .append(" from ")
                .append(clock(step.at())));
        return words.toString();
    }

    private ChartMark draw(Mark mark) {
        var what = mark.step()
                .map(step -> "breaker " + Breakers.state(step.to()) + ": " + step.why())
                .orElseGet(() -> "revision " + mark.revision() + " by " + mark.actor() + ": " + mark.what());
        return new ChartMark(
                Numbers.coordinate(scale.x(mark.at())),
                mark.step().isPresent() ? "step" : "change",
                clock(mark.at()) + " " + what);
    }

    private String clock(Instant at) {
        return Stamp.of(at, traffic.at()).clock();
    }
}
