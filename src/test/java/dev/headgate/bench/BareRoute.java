package dev.headgate.bench;

import dev.headgate.dualwrite.Route;
import dev.headgate.dualwrite.Route.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code route} can't do without, and nothing else: a volatile read, a map look-up, murmur3_x86_32 over the ASCII
 * characters of prefix and key, a comparison.
 */
final class BareRoute {
    private static final Route IN = new Route(List.of("websocket", "realtime"), Reason.SAMPLED_IN);
    private static final Route OUT = new Route(List.of("websocket"), Reason.SAMPLED_OUT);

    private volatile Map<String, Entry> entries;

    private record Entry(String prefix, int limit) {}

    /** @param limits by category, in thousandths of a percent */
    BareRoute(Map<String, Integer> limits) {
        var known = new HashMap<String, Entry>();
        limits.forEach((category, limit) -> known.put(category, new Entry("dual_write." + category, limit)));
        entries = known;
    }

    Map<?, ?> snapshot() {
        return entries;
    }

    Route route(String category, String key) {
        var entry = entries.get(category);
        if (entry == null) {
            return OUT;
        }
        var bucket = ((hash(entry.prefix, key) & 0xffffffffL) * 100_000) >>> 32;
        return bucket < entry.limit ? IN : OUT;
    }

    private static int hash(String prefix, String key) {
        var length = prefix.length() + key.length();
        var hash = 0;
        var block = 0;
        for (var i = 0; i < length; i++) {
            block |= (i < prefix.length() ? prefix.charAt(i) : key.charAt(i - prefix.length())) << ((i & 3) << 3);
            if ((i & 3) == 3) {
                hash = Integer.rotateLeft(hash ^ scrambled(block), 13) * 5 + 0xe6546b64;
                block = 0;
            }
        }
        hash ^= scrambled(block) ^ length;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    private static int scrambled(int block) {
        return Integer.rotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;
    }
}
