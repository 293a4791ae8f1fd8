package dev.headgate.dualwrite.event;

import dev.headgate.config.Limits;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object in its one canonical form (RFC 8785), which is also the form that leaves: whoever receives it can hash
 * the text as it came. Immutable.
 *
 * <p>RFC 8785 knows only numbers that a double holds. Others are refused, because they would change on the way.
 */
public final class Data {
    /** An object without members. */
    public static final Data EMPTY = new Data("{}", Set.of());

    private static final String HALF = "expected Unicode text, found half of a surrogate pair";

    private final String canonical;
    private final Set<String> keys;

    private Data(String canonical, Set<String> keys) {
        this.canonical = canonical;
        this.keys = keys;
    }

    /**
     * The canonical form of {@code json}, which is read and not kept.
     *
     * @throws IllegalArgumentException for a number that a double doesn't hold, or nesting deeper than {@link
     *     Limits#DEPTH}; its message says what was expected
     */
    public static Data of(JsonObject json) {
        if (json.isEmpty()) {
            return EMPTY;
        }
        problems(json).stream().findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(problem.message());
        });
        try {
            return new Data(new JsonCanonicalizer(json.encode()).getEncodedString(), Set.copyOf(json.fieldNames()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("expected an object of JSON values", unreadable);
        }
    }

    /**
     * What {@link #canonical} said before.
     *
     * @param keys the names of its own members
     */
    static Data ofCanonical(String canonical, Set<String> keys) {
        return new Data(canonical, Set.copyOf(keys));
    }

    /** The canonical text; its UTF-8 bytes are what checksums are of. */
    public String canonical() {
        return canonical;
    }

    /** The names of the object's own members. */
    public Set<String> keys() {
        return keys;
    }

    public JsonObject toJson() {
        return new JsonObject(canonical);
    }

    /** What of {@code json} has no canonical form; pointers are into it. */
    public static List<Problem> problems(JsonObject json) {
        var problems = new ArrayList<Problem>();
        find(json.getMap(), new ArrayList<>(), problems);
        return problems;
    }

    private static void find(@Nullable Object value, List<String> path, List<Problem> problems) {
        if (path.size() >= Limits.DEPTH) {
            problems.add(at(path, "expected at most " + Limits.DEPTH + " levels of nesting, found more", null));
        } else if (value instanceof JsonObject object) {
            find(object.getMap(), path, problems);
        } else if (value instanceof JsonArray array) {
            find(array.getList(), path, problems);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> findUnder(String.valueOf(key), member, path, problems));
        } else if (value instanceof List<?> list) {
            for (var i = 0; i < list.size(); i++) {
                findUnder(Integer.toString(i), list.get(i), path, problems);
            }
        } else if (value instanceof CharSequence text && !isWellFormed(text)) {
            problems.add(at(path, HALF, null));
        } else if ((value instanceof Number number && !isExact(number)) || value instanceof Values.BadNumber) {
            problems.add(at(
                    path,
                    "expected a number that a double holds, found " + value
                            + ": put it in quotes to keep its digits (RFC 8785)",
                    value));
        }
    }

    private static void findUnder(String token, @Nullable Object value, List<String> path, List<Problem> problems) {
        path.add(token);
        if (!isWellFormed(token)) {
            problems.add(at(path, HALF, null));
        }
        find(value, path, problems);
        path.remove(path.size() - 1);
    }

    private static Problem at(List<String> path, String message, @Nullable Object value) {
        return Problem.at(new Pointer(path), message, value);
    }

    /** Half a character has no UTF-8 bytes, and what stands for it differs from language to language. */
    private static boolean isWellFormed(CharSequence text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean isExact(Number number) {
        if (number instanceof Integer) {
            return true;
        }
        if (number instanceof Double) {
            return Double.isFinite(number.doubleValue());
        }
        var approximate = number.doubleValue();
        return !Double.isNaN(approximate)
                && !Double.isInfinite(approximate)
                && new BigDecimal(number.toString()).compareTo(new BigDecimal(Double.toString(approximate))) == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Data data && canonical.equals(data.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return canonical;
    }
}
