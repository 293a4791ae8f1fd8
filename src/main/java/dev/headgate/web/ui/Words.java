package dev.headgate.web.ui;

import dev.headgate.config.Pointer;
import dev.headgate.config.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Paths and values of the document as people say them. */
final class Words {
    /** Holds a number and its unit together on one line. */
    static final String GAP = "\u00a0";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Words() {}

    /** {@code system percentage}, {@code traffic}, {@code realtime error threshold}; the pointer of anything else. */
    static String label(Pointer path) {
        return Subject.of(path)
                .map(subject -> subject.kind() == Subject.Kind.TRAFFIC
                        ? subject.name()
                        : subject.name() + " " + field(path.last()))
                .orElseGet(path::toString);
    }

    /** A field's name beside its subject's. */
    static String field(String field) {
        return switch (field) {
            case "latency_threshold_ms" -> "latency threshold";
            case "circuit_breaker_enabled" -> "enabled";
            case "circuit_breaker_failure_threshold" -> "opens at";
            case "circuit_breaker_recovery_time_s" -> "recovery time";
            case "circuit_breaker_latency_multiplier" -> "slow call";
            default -> field.replace('_', ' ');
        };
    }

    /** The value of a field of that name. */
    static String value(String field, @Nullable Object value) {
        return switch (field) {
            case "percentage" -> value instanceof BigDecimal number ? percent(number) : Values.show(value);
            case "enabled", "circuit_breaker_enabled" ->
                value instanceof Boolean on ? on ? "on" : "off" : Values.show(value);
            case "adapters" -> value instanceof List<?> names ? adapters(names) : Values.show(value);
            case "global_override" -> value == null ? "by category" : override(value.toString());
            case "error_threshold", "circuit_breaker_failure_threshold" ->
                value instanceof BigDecimal share ? percent(share.multiply(HUNDRED)) : Values.show(value);
            case "latency_threshold_ms" -> Values.show(value) + GAP + "ms";
            case "circuit_breaker_recovery_time_s" -> Values.show(value) + GAP + "s";
            case "circuit_breaker_latency_multiplier" -> Values.show(value) + GAP + "× latency";
            default -> Values.show(value);
        };
    }

    static String percent(BigDecimal number) {
        return Values.number(number).toPlainString() + GAP + "%";
    }

    /** {@code websocket only} for {@code websocket_only}. */
    static String override(String value) {
        return value.endsWith("_only") ? value.substring(0, value.length() - 5) + " only" : value;
    }

    static String adapters(List<?> names) {
        return names.isEmpty() ? "nothing" : names.stream().map(String::valueOf).collect(Collectors.joining(" + "));
    }

    /** {@code about a quarter of the keys}, for a share in percent above 0. */
    static String share(BigDecimal percent) {
        var whole = percent.setScale(0, RoundingMode.HALF_UP).intValue();
        var exact = percent.compareTo(BigDecimal.valueOf(whole)) == 0;
        if (exact && whole == 100) {
            return "all keys";
        }
        var about = switch (whole) {
            case 10 -> "a tenth";
            case 20 -> "a fifth";
            case 25 -> "a quarter";
            case 33 -> "a third";
            case 50 -> "half";
            case 67 -> "two thirds";
            case 75 -> "three quarters";
            default -> "";
        };
        return "about " + (about.isEmpty() ? percent(percent) : about) + " of the keys";
    }

    /** The same with a capital first letter; never empty. */
    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@code a, b and c}. */
    static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        var last = items.size() - 1;
        return String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
