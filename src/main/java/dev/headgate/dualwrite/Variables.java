package dev.headgate.dualwrite;

import dev.headgate.config.Pointer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environment's names for the section's values, such as {@code DUAL_WRITE_CRITICAL_PERCENTAGE}. */
final class Variables {
    private static final String NAME = "([A-Z][A-Z0-9_]{0,63})";
    private static final Pattern CATEGORY = Pattern.compile("DUAL_WRITE_" + NAME + "_(PERCENTAGE|ENABLED|ADAPTERS)");
    private static final Pattern ADAPTER =
            Pattern.compile("ADAPTER_" + NAME + "_(ERROR_THRESHOLD|LATENCY_THRESHOLD_MS)");
    private static final Map<String, Pointer> SINGLE = Map.of(
            "DUAL_WRITE_GLOBAL_OVERRIDE", Pointer.of(Wire.GLOBAL_OVERRIDE),
            "CIRCUIT_BREAKER_ENABLED", Pointer.of(Wire.BREAKER_ENABLED),
            "CIRCUIT_BREAKER_FAILURE_THRESHOLD", Pointer.of(Wire.BREAKER_FAILURE_THRESHOLD),
            "CIRCUIT_BREAKER_RECOVERY_TIME_S", Pointer.of(Wire.BREAKER_RECOVERY_TIME_S),
            "CIRCUIT_BREAKER_LATENCY_MULTIPLIER", Pointer.of(Wire.BREAKER_LATENCY_MULTIPLIER));

    private Variables() {}

    static Optional<Pointer> path(String variable) {
        var single = SINGLE.get(variable);
        return single != null
                ? Optional.of(single)
                : entry(CATEGORY, Wire.CATEGORIES, variable).or(() -> entry(ADAPTER, Wire.ADAPTER_HEALTH, variable));
    }

    private static Optional<Pointer> entry(Pattern shape, String group, String variable) {
        var matcher = shape.matcher(variable);
        return matcher.matches()
                ? Optional.of(Pointer.of(group, lower(matcher.group(1)), lower(matcher.group(2))))
                : Optional.empty();
    }

    private static String lower(String part) {
        return part.toLowerCase(Locale.ROOT);
    }
}
