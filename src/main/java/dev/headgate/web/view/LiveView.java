package dev.headgate.web.view;

import java.util.List;

/**
 * What repaints every second.
 *
 * @param at when it was measured
 * @param delivering whether anything delivers; without it there is nothing else
 */
public record LiveView(Stamp at, boolean delivering, List<CategoryLine> categories, List<AdapterTile> adapters) {
    public LiveView {
        categories = List.copyOf(categories);
        adapters = List.copyOf(adapters);
    }
}
