package dev.headgate.bench;

/**
 * What the design asks of a figure.
 *
 * @param words as the table shows it
 * @param of the figure that is held against {@code limit}
 * @param atLeast whether more is better
 */
record Goal(String words, Basis of, double limit, boolean atLeast) {
    enum Basis {
        VALUE,
        RATIO
    }

    static Goal valueAtMost(double limit, String words) {
        return new Goal(words, Basis.VALUE, limit, false);
    }

    static Goal valueAtLeast(double limit, String words) {
        return new Goal(words, Basis.VALUE, limit, true);
    }

    static Goal ratioAtMost(double limit, String words) {
        return new Goal(words, Basis.RATIO, limit, false);
    }

    static Goal ratioAtLeast(double limit, String words) {
        return new Goal(words, Basis.RATIO, limit, true);
    }

    boolean isMet(double figure) {
        return atLeast ? figure >= limit : figure <= limit;
    }
}
