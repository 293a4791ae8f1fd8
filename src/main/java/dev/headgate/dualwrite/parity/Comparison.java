package dev.headgate.dualwrite.parity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often data of one category was compared at one place, and wasn't as it should be. Places are never added up: many
 * comparisons that agree must not thin out those that don't.
 */
record Comparison(String category, Place place, Optional<String> adapter, long wrong, long all) {
    static Stream<Comparison> of(LedgerRow row) {
        var counts = row.counts();
        var own = row.adapter().isEmpty() ? Place.ACCEPT : Place.LEAVING;
        var before = new Comparison(row.category(), own, row.adapter(), counts.refuted(), counts.checked());
        var heard = new Comparison(row.category(), Place.WITNESS, row.adapter(), counts.mismatched(), counts.heard());
        return row.adapter().isEmpty() ? Stream.of(before) : Stream.of(before, heard);
    }

    /** By adapter, the rate of its worse place over all categories; absent below {@link Ledger#SAMPLES} comparisons. */
    static Map<String, Double> worst(List<LedgerRow> rows) {
        record Spot(String adapter, Place place) {}
        var sums = new HashMap<Spot, Comparison>();
        rows.stream()
                .flatMap(Comparison::of)
                .filter(one -> one.adapter.isPresent())
                .forEach(one -> sums.merge(new Spot(one.adapter.get(), one.place), one, Comparison::plus));
        var rates = new HashMap<String, Double>();
        sums.forEach((spot, sum) -> {
            if (sum.isTelling()) {
                rates.merge(spot.adapter, sum.rate(), Math::max);
            }
        });
        return rates;
    }

    private Comparison plus(Comparison other) {
        return new Comparison(category, place, adapter, wrong + other.wrong, all + other.all);
    }

    boolean isTelling() {
        return all >= Ledger.SAMPLES;
    }

    /** 0–1; 0 without any. */
    double rate() {
        return all == 0 ? 0 : (double) wrong / all;
    }
}
