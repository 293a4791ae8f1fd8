package dev.headgate.dualwrite;

import dev.headgate.dualwrite.Route.Reason;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All routes, made once per snapshot, so that routing an event is a look-up, a hash and a comparison. */
final class RoutingTable {
    private static final List<String> FALLBACK = List.of(Defaults.WEBSOCKET);
    private static final Route UNKNOWN = new Route(FALLBACK, Reason.UNKNOWN_CATEGORY);

    private final @Nullable Route override;
    private final Map<String, Entry> exact = new HashMap<>();
    private final Map<String, Entry> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private RoutingTable(@Nullable Route override) {
        this.override = override;
    }

    static RoutingTable of(Map<String, Category> categories, Optional<String> globalOverride) {
        var table = new RoutingTable(globalOverride
                .map(adapter -> new Route(List.of(adapter), Reason.OVERRIDE))
                .orElse(null));
        categories.forEach((name, category) -> {
            var entry = Entry.of(name, category);
            table.exact.put(name, entry);
            table.anyCase.put(name, entry);
        });
        return table;
    }

    Route route(String category, String key) {
        if (override != null) {
            return override;
        }
        var entry = entry(category);
        return entry == null ? UNKNOWN : entry.route(key);
    }

    List<String> adapters(String category) {
        if (override != null) {
            return override.adapters();
        }
        var entry = entry(category);
        return entry == null ? FALLBACK : entry.in.adapters();
    }

    BigDecimal percentage(String category) {
        var entry = entry(category);
        return entry == null ? BigDecimal.ZERO : entry.percentage;
    }

    boolean knows(String category) {
        return entry(category) != null;
    }

    private @Nullable Entry entry(String category) {
        var found = exact.get(category);
        return found != null ? found : anyCase.get(category);
    }

    /**
     * One category's two possible answers.
     *
     * @param limit buckets below it are in; all of them where every key gets the same answer
     * @param in the answer where every key gets the same one, too
     */
    private record Entry(BigDecimal percentage, Sampling sampling, int limit, Route in, Route out) {
        static Entry of(String name, Category category) {
            var adapters = category.adapters();
            var sampling = Sampling.of(name);
            var same = !category.enabled()
                    ? new Route(FALLBACK, Reason.DISABLED)
                    : adapters.isEmpty()
                            ? new Route(adapters, Reason.MUTED)
                            : adapters.size() == 1 ? new Route(adapters, Reason.SINGLE) : null;
            if (same != null) {
                return new Entry(category.percentage(), sampling, Sampling.BUCKETS, same, same);
            }
            return new Entry(
                    category.percentage(),
                    sampling,
                    category.percentage().movePointRight(3).intValueExact(),
                    new Route(adapters, Reason.SAMPLED_IN),
                    new Route(adapters.subList(0, 1), Reason.SAMPLED_OUT));
        }

        Route route(String key) {
            return limit == Sampling.BUCKETS || sampling.bucket(key) < limit ? in : out;
        }
    }
}
