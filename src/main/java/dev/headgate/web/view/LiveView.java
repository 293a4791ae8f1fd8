package dev.headgate.web.view;

import java.util.List;

/**
 * What repaints every second.
 *
 * @param at when it was measured
 * @param delivering whether anything delivers; without it there is nothing else
 * @param mismatches the newest ones, the newest first
 */
public record LiveView(
        Stamp at,
        boolean delivering,
        List<CategoryLine> categories,
        List<MismatchLine> mismatches,
        List<AdapterTile> adapters) {
    public LiveView {
        categories = List.copyOf(categories);
        mismatches = List.copyOf(mismatches);
        adapters = List.copyOf(adapters);
    }
}
