package dev.headgate.web.traffic;

import java.util.List;

/**
 * A measure as the path of a line, 48 high, from values of which NaN is a gap.
 *
 * @param top the value at the upper edge
 */
record Line(List<Double> values, double top) {
    private static final double BOTTOM_Y = 46;
    private static final double HEIGHT = 44;
    private static final double HEADROOM = 1.15;

    /** @param limit that should be in sight; 0 for none */
    static Line of(List<Double> values, double limit) {
        var highest = values.stream()
                .mapToDouble(value -> value.isNaN() ? 0 : value)
                .max()
                .orElse(0);
        var top = Math.max(limit, highest) * HEADROOM;
        return new Line(values, top == 0 ? 1 : top);
    }

    /** It is broken where nothing was measured; a value between two gaps is a dot. */
    String path() {
        var path = new StringBuilder();
        var drawing = false;
        for (var i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (!Double.isNaN(value)) {
                path.append(drawing ? 'L' : 'M')
                        .append(Numbers.coordinate(Timescale.WIDTH - values.size() + i + 0.5))
                        .append(' ')
                        .append(y(value));
                var alone =
                        !drawing && (i == values.size() - 1 || values.get(i + 1).isNaN());
                path.append(alone ? "h.1" : "");
            }
            drawing = !Double.isNaN(value);
        }
        return path.toString();
    }

    String y(double value) {
        return Numbers.coordinate(BOTTOM_Y - value / top * HEIGHT);
    }
}
