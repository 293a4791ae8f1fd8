package dev.headgate.web.view;

import java.util.List;

/**
 * A measure over the last ten minutes, 120 wide and 48 high.
 *
 * @param what it measures
 * @param now its value in the last minute
 * @param limit what it is held against, in words; may be empty
 * @param title what a reader who doesn't see it should know
 * @param line the path of its line; where nothing was measured it is broken
 * @param limitY the height of its threshold; empty without one
 */
public record Chart(
        String what, String now, String limit, String title, String line, String limitY, List<ChartMark> marks) {
    public Chart {
        marks = List.copyOf(marks);
    }
}
