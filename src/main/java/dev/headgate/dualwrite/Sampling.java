package dev.headgate.dualwrite;

import java.nio.charset.StandardCharsets;

/**
 * Sticky sampling, reproducible in any language: flagd's fractional v2 with the flag key {@code dual_write.<category>}.
 * The bucket of a key is {@code uint32(murmur3_x86_32(utf8("dual_write." + category + key), 0)) × 100000 >>> 32}.
 *
 * <p>The hash runs over the characters as they would be encoded in UTF-8, so that nothing is allocated; the part that
 * every key of a category shares is hashed once. An unpaired surrogate counts as {@code ?}, as Java encodes it.
 */
public final class Sampling {
    /** Buckets are 0 to 99,999: a thousandth of a percent each. */
    public static final int BUCKETS = 100_000;

    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    /** Hash state after the whole blocks of the prefix, its remaining bytes (little end first), and its length. */
    private final int hash;

    private final int tail;
    private final int length;

    private Sampling(int hash, int tail, int length) {
        this.hash = hash;
        this.tail = tail;
        this.length = length;
    }

    /** The sampling of one category, its name in lower case. */
    public static Sampling of(String category) {
        return after("dual_write." + category);
    }

    /** The hashes of keys that are appended to {@code start}. */
    static Sampling after(String start) {
        var prefix = start.getBytes(StandardCharsets.UTF_8);
        var hash = 0;
        var tail = 0;
        for (var i = 0; i < prefix.length; i++) {
            tail |= (prefix[i] & 0xff) << ((i & 3) << 3);
            if ((i & 3) == 3) {
                hash = mixed(hash, tail);
                tail = 0;
            }
        }
        return new Sampling(hash, tail, prefix.length);
    }

    /** The bucket of a key, 0 to 99,999. */
    public int bucket(String key) {
        return (int) (((hash(key) & 0xffffffffL) * BUCKETS) >>> 32);
    }

    /** The raw murmur3_x86_32 of prefix and key. */
    int hash(String key) {
        var h = hash;
        var block = tail;
        var n = length;
        for (var i = 0; i < key.length(); i++) {
            var c = key.charAt(i);
            int bytes; // up to four, the first one in the low byte
            int count;
            if (c < 0x80) {
                bytes = c;
                count = 1;
            } else if (c < 0x800) {
                bytes = 0x80c0 | c >> 6 | (c & 0x3f) << 8;
                count = 2;
            } else if (!Character.isSurrogate(c)) {
                bytes = 0x8080e0 | c >> 12 | (c >> 6 & 0x3f) << 8 | (c & 0x3f) << 16;
                count = 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < key.length()
                    && Character.isLowSurrogate(key.charAt(i + 1))) {
                var point = Character.toCodePoint(c, key.charAt(++i));
                bytes = 0x808080f0
                        | point >> 18
                        | (point >> 12 & 0x3f) << 8
                        | (point >> 6 & 0x3f) << 16
                        | (point & 0x3f) << 24;
                count = 4;
            } else {
                bytes = '?';
                count = 1;
            }
            var free = 4 - (n & 3);
            block |= bytes << ((n & 3) << 3);
            n += count;
            if (count >= free) {
                h = mixed(h, block);
                block = free == 4 ? 0 : bytes >>> (free << 3);
            }
        }
        return finished(h ^ scrambled(block), n);
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }

    private static int mixed(int hash, int block) {
        return Integer.rotateLeft(hash ^ scrambled(block), 13) * 5 + 0xe6546b64;
    }

    private static int finished(int hash, int length) {
        var h = hash ^ length;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }
}
