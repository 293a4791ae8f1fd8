package dev.headgate.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One figure of each round, in the order of the rounds. */
record Samples(List<Double> values) {
    Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("expected the figure of at least one round");
        }
    }

    double median() {
        return quantile(0.5);
    }

    /** The smallest value that this share of the values does not exceed. */
    double quantile(double share) {
        var sorted = values.stream().sorted().toList();
        var rank = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, rank));
    }

    /** Round by round, so that what disturbed one round disturbs both sides of its ratio. */
    Samples over(Samples peer) {
        return new Samples(IntStream.range(0, Math.min(values.size(), peer.values.size()))
                .mapToObj(round -> values.get(round) / peer.values.get(round))
                .toList());
    }

    /** {@code median (min–max)}. */
    @Override
    public String toString() {
        var min = values.stream().min(Comparator.naturalOrder()).orElseThrow();
        var max = values.stream().max(Comparator.naturalOrder()).orElseThrow();
        return number(median()) + " (" + number(min) + "–" + number(max) + ")";
    }

    /** Three significant digits, whole from a hundred on. */
    private static String number(double value) {
        var size = Math.abs(value);
        var format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.01 || size == 0 ? "%.2f" : "%.1e";
        return String.format(Locale.ROOT, format, value);
    }
}
