package dev.headgate.dualwrite;

import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.config.Values;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The section's lowest layer: five categories, two adapters, and the fields that a layer leaves out of new ones. */
final class Defaults {
    static final String WEBSOCKET = "websocket";
    static final String REALTIME = "realtime";

    private static final Origin ORIGIN = new Origin.Default();
    private static final List<String> BOTH = List.of(WEBSOCKET, REALTIME);
    private static final String THRESHOLD = "0.05";

    private Defaults() {}

    /** @param named the merged upper layers: whatever entries they name get all of their fields */
    static Branch of(Branch named) {
        var categories = new LinkedHashMap<String, Node>();
        categories.put("critical", category(true, 100, BOTH));
        categories.put("performance", category(true, 50, List.of(WEBSOCKET)));
        categories.put("user_activity", category(false, 0, List.of(REALTIME)));
        categories.put("system", category(true, 100, BOTH));
        categories.put("debug", category(false, 0, List.of()));
        complete(categories, named.branch(Wire.CATEGORIES), () -> category(true, 100, BOTH));

        var adapters = new LinkedHashMap<String, Node>();
        adapters.put(WEBSOCKET, adapter(200));
        adapters.put(REALTIME, adapter(150));
        complete(adapters, named.branch(Wire.ADAPTER_HEALTH), () -> adapter(200));

        var section = new LinkedHashMap<String, Node>();
        section.put(Wire.CATEGORIES, new Branch(categories));
        section.put(Wire.GLOBAL_OVERRIDE, leaf(null));
        section.put(Wire.ADAPTER_HEALTH, new Branch(adapters));
        section.put(Wire.BREAKER_ENABLED, leaf(true));
        section.put(Wire.BREAKER_FAILURE_THRESHOLD, decimal(THRESHOLD));
        section.put(Wire.BREAKER_RECOVERY_TIME_S, leaf(Values.number(30)));
        section.put(Wire.BREAKER_LATENCY_MULTIPLIER, decimal("2.0"));
        return new Branch(section);
    }

    private static void complete(Map<String, Node> known, Branch named, Supplier<Node> fresh) {
        named.children().forEach((name, child) -> {
            if (child instanceof Branch) {
                known.computeIfAbsent(name, unknown -> fresh.get());
            }
        });
    }

    private static Branch category(boolean enabled, long percentage, List<String> adapters) {
        var fields = new LinkedHashMap<String, Node>();
        fields.put(Wire.ENABLED, leaf(enabled));
        fields.put(Wire.PERCENTAGE, leaf(Values.number(percentage)));
        fields.put(Wire.ADAPTERS, leaf(adapters));
        return new Branch(fields);
    }

    private static Branch adapter(long latencyThresholdMs) {
        var fields = new LinkedHashMap<String, Node>();
        fields.put(Wire.ERROR_THRESHOLD, decimal(THRESHOLD));
        fields.put(Wire.LATENCY_THRESHOLD_MS, leaf(Values.number(latencyThresholdMs)));
        return new Branch(fields);
    }

    private static Leaf decimal(String number) {
        return leaf(Values.number(new BigDecimal(number)));
    }

    private static Leaf leaf(@Nullable Object value) {
        return new Leaf(value, ORIGIN);
    }
}
