package dev.headgate.dualwrite.event;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Universally unique ids that sort by time (github.com/ulid/spec): 48 bits of milliseconds and 80 random ones, in 26
 * characters of Crockford's base 32.
 */
public final class Ulid {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int RANDOM_BITS = 40;

    private Ulid() {}

    /** A new one, of now. */
    public static String next() {
        var random = ThreadLocalRandom.current();
        return of(System.currentTimeMillis(), random.nextLong(), random.nextLong());
    }

    /** @param high the upper 40 random bits, of which the rest is ignored; likewise {@code low} */
    static String of(long millis, long high, long low) {
        var text = new char[26];
        digits(text, 0, 10, millis);
        digits(text, 10, 8, high & ((1L << RANDOM_BITS) - 1));
        digits(text, 18, 8, low & ((1L << RANDOM_BITS) - 1));
        return new String(text);
    }

    private static void digits(char[] text, int from, int count, long value) {
        for (var i = from + count - 1; i >= from; i--) {
            text[i] = DIGITS[(int) (value & 31)];
            value >>>= 5;
        }
    }
}
