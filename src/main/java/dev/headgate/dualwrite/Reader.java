package dev.headgate.dualwrite;

import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the record of a value without problems: by the schema's types and the defaults, every field is there. */
final class Reader {
    private Reader() {}

    static DualWrite read(Branch section) {
        return new DualWrite(
                each(section.branch(Wire.CATEGORIES), Reader::category),
                find(section, Wire.GLOBAL_OVERRIDE, String.class).map(Reader::adapter),
                each(section.branch(Wire.ADAPTER_HEALTH), Reader::adapterHealth),
                new CircuitBreaker(
                        get(section, Wire.BREAKER_ENABLED, Boolean.class),
                        get(section, Wire.BREAKER_FAILURE_THRESHOLD, BigDecimal.class),
                        get(section, Wire.BREAKER_RECOVERY_TIME_S, BigDecimal.class)
                                .longValueExact(),
                        get(section, Wire.BREAKER_LATENCY_MULTIPLIER, BigDecimal.class)));
    }

    private static Category category(Branch fields) {
        return new Category(
                get(fields, Wire.ENABLED, Boolean.class),
                get(fields, Wire.PERCENTAGE, BigDecimal.class),
                ((List<?>) get(fields, Wire.ADAPTERS, List.class))
                        .stream().map(String.class::cast).toList());
    }

    private static AdapterHealth adapterHealth(Branch fields) {
        return new AdapterHealth(
                get(fields, Wire.ERROR_THRESHOLD, BigDecimal.class),
                get(fields, Wire.LATENCY_THRESHOLD_MS, BigDecimal.class).longValueExact());
    }

    private static String adapter(String override) {
        return override.substring(0, override.length() - Wire.ONLY.length());
    }

    private static <T> Map<String, T> each(Branch entries, Function<Branch, T> read) {
        var records = new LinkedHashMap<String, T>();
        entries.children().keySet().forEach(name -> records.put(name, read.apply(entries.branch(name))));
        return records;
    }

    private static <T> T get(Branch fields, String key, Class<T> type) {
        return find(fields, key, type).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private static <T> Optional<T> find(Branch fields, String key, Class<T> type) {
        return Optional.ofNullable(fields.children().get(key)).map(Node::value).map(type::cast);
    }
}
