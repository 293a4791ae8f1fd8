package dev.headgate.config;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plain JSON values as the document holds them: {@code null}, {@link Boolean}, {@link String}, {@link BigDecimal} in
 * canonical form, {@link Secret}, immutable {@link List}s and {@link Map}s of these. Equal JSON is {@code equals}.
 */
public final class Values {
    private static final int LONGEST_NUMBER = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern HUGE_EXPONENT = Pattern.compile("[eE][+-]?[0-9]{6,}$");

    private Values() {}

    /**
     * A number as it was written that no document can hold: {@code NaN}, {@code Infinity}, {@code 1e309}. Parsers make
     * it so that validation refuses it where it stands, in the words of the schema; it gets no further.
     */
    public record BadNumber(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A number without trailing zeros, and without an exponent where it is whole: {@code 50.0} and {@code 5e1} are 50. */
    public static BigDecimal number(BigDecimal any) {
        var stripped = any.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static BigDecimal number(long any) {
        return number(BigDecimal.valueOf(any));
    }

    /**
     * Reads a number in JSON's grammar (RFC 8259). Empty when it is none, is longer than 64 characters, or when a
     * double can't hold its magnitude: {@code 1e309} and {@code 1e-400} would be read as infinity and zero elsewhere.
     */
    public static Optional<BigDecimal> parseNumber(String text) {
        if (text.length() > LONGEST_NUMBER
                || !isNumber(text)
                || HUGE_EXPONENT.matcher(text).find()) {
            return Optional.empty();
        }
        var exact = new BigDecimal(text);
        var approximate = exact.doubleValue();
        var lost = Double.isInfinite(approximate) || (approximate == 0 && exact.signum() != 0);
        return lost ? Optional.empty() : Optional.of(number(exact));
    }

    /** Whether the text has JSON's grammar of numbers, of whatever size. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The number that a number's token says, or the token as a {@link BadNumber}. */
    public static Object numberOrBad(String token) {
        return parseNumber(token).<Object>map(number -> number).orElseGet(() -> new BadNumber(token));
    }

    /** A deep, immutable, canonical copy of a JSON value as Vert.x or Java collections give it. */
    public static @Nullable Object copy(@Nullable Object any) {
        if (any instanceof JsonObject object) {
            return copy(object.getMap());
        }
        if (any instanceof JsonArray array) {
            return copy(array.getList());
        }
        if (any instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
            return Collections.unmodifiableMap(copy);
        }
        if (any instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(item -> copy.add(copy(item)));
            return Collections.unmodifiableList(copy);
        }
        if (any instanceof Number number) {
            return number instanceof BigDecimal exact ? number(exact) : numberOrBad(number.toString());
        }
        return any;
    }

    /** A layer's node for a plain value: objects become branches, all the rest leaves of {@code origin}. */
    public static Node node(@Nullable Object value, Origin origin) {
        if (value instanceof Map<?, ?> map) {
            var children = new LinkedHashMap<String, Node>();
            map.forEach((key, child) -> children.put(String.valueOf(key), node(child, origin)));
            return new Node.Branch(children);
        }
        return new Node.Leaf(copy(value), origin);
    }

    /** What Vert.x encodes: maps and lists wrapped, scalars as they are, the mask for a secret. */
    public static @Nullable Object json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof List<?> list) {
            var array = new JsonArray();
            list.forEach(item -> array.add(json(item)));
            return array;
        }
        return value instanceof BadNumber || value instanceof Secret ? value.toString() : value;
    }

    /** The JSON object of a branch. */
    public static JsonObject object(Node.Branch branch) {
        return object(branch.value());
    }

    private static JsonObject object(Map<?, ?> map) {
        var object = new JsonObject();
        map.forEach((key, value) -> object.put(String.valueOf(key), json(value)));
        return object;
    }

    /** The value as a person would write it in JSON, cut at 80 characters, for messages. */
    public static String show(@Nullable Object value) {
        var text = value instanceof BadNumber || value instanceof Secret ? value.toString() : Json.encode(json(value));
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
