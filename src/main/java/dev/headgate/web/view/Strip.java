package dev.headgate.web.view;

import java.util.List;

/**
 * Where a breaker stood in the last ten minutes, 120 wide.
 *
 * @param title the same in words
 */
public record Strip(String title, List<Stretch> stretches) {
    public Strip {
        stretches = List.copyOf(stretches);
    }

    /**
     * A time in one state.
     *
     * @param tone as in {@link Pill}
     */
    public record Stretch(String x, String width, String tone) {}
}
