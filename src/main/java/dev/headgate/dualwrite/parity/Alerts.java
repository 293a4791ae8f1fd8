package dev.headgate.dualwrite.parity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which categories have an alert. One is raised when the rate at any place is over the category's threshold, by at least
 * {@link Ledger#SAMPLES} comparisons there; it is cleared when no place's rate is, by however few, so that one ends when
 * traffic does.
 */
final class Alerts {
    private static final Comparator<Comparison> BY_RATE = Comparator.comparingDouble(Comparison::rate);

    private final Map<String, Alert> open = new LinkedHashMap<>();

    /** Those that this second raised or cleared. */
    List<Alert> evaluate(List<LedgerRow> rows, Parity parity, Instant now) {
        var byCategory = rows.stream()
                .flatMap(Comparison::of)
                .collect(Collectors.groupingBy(Comparison::category, LinkedHashMap::new, Collectors.toList()));
        var news = new ArrayList<Alert>();
        byCategory.forEach((category, places) -> {
            var threshold = parity.rule(category).mismatchThreshold().doubleValue();
            var raised = Optional.ofNullable(open.get(category)).map(Alert::raised);
            var worst = places.stream()
                    .filter(place -> place.rate() > threshold)
                    .filter(place -> raised.isPresent() || place.isTelling())
                    .max(BY_RATE)
                    .map(place -> alert(place, threshold, raised.orElse(now)));
            worst.ifPresent(alert -> open.put(category, alert));
            if (worst.isPresent() && raised.isEmpty()) {
                news.add(worst.get());
            }
            if (worst.isEmpty() && raised.isPresent()) {
                news.add(cleared(category, places.stream().max(BY_RATE), now));
            }
        });
        List.copyOf(open.keySet()).stream()
                .filter(category -> !byCategory.containsKey(category))
                .forEach(gone -> news.add(cleared(gone, Optional.empty(), now)));
        return news;
    }

    /** Those that go on, as of the last second. */
    List<Alert> open() {
        return List.copyOf(open.values());
    }

    private Alert cleared(String category, Optional<Comparison> worst, Instant now) {
        var alert = Optional.ofNullable(open.remove(category)).orElseThrow();
        return new Alert(
                category,
                alert.place(),
                alert.adapter(),
                worst.map(Comparison::rate).orElse(0.0),
                alert.threshold(),
                worst.map(Comparison::wrong).orElse(0L),
                worst.map(Comparison::all).orElse(0L),
                alert.raised(),
                Optional.of(now));
    }

    private static Alert alert(Comparison place, double threshold, Instant raised) {
        return new Alert(
                place.category(),
                place.place(),
                place.adapter(),
                place.rate(),
                threshold,
                place.wrong(),
                place.all(),
                raised,
                Optional.empty());
    }
}
