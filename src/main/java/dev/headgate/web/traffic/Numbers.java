package dev.headgate.web.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Measures as people read them: three digits or so, and words where there is nothing to measure. */
final class Numbers {
    /** What stands for a value that there isn't. */
    static final String NONE = "–";

    /** Holds a number and its unit together on one line. */
    private static final String GAP = "\u00a0";

    private static final double HUNDRED = 100;
    private static final double COARSE = 10;

    private Numbers() {}

    static String rate(double perSecond) {
        return Double.isNaN(perSecond) ? NONE : number(perSecond) + "/s";
    }

    static String ms(double ms) {
        return Double.isNaN(ms) ? NONE : number(ms) + GAP + "ms";
    }

    /** @param share 0–1 */
    static String percent(double share) {
        return Double.isNaN(share) ? NONE : number(share * HUNDRED) + GAP + "%";
    }

    static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + GAP + "%";
    }

    /** {@code 1 event}, {@code 12,000 events}. */
    static String count(long count, String noun) {
        return format((double) count, 0) + GAP + (count == 1 ? noun : noun + "s");
    }

    /** A coordinate: at most one decimal. */
    static String coordinate(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String number(double value) {
        return format(value, value >= COARSE ? 0 : 1);
    }

    private static String format(double value, int decimals) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
