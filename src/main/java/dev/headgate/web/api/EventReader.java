package dev.headgate.web.api;

import dev.headgate.config.Names;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Data;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Ulid;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One event as a producer wrote it: every problem of it is found before it is refused. A null is an absent member. */
final class EventReader {
    /** Characters of its frame in UTF-8, at most. */
    static final int LARGEST = 256 * 1024;

    private static final Set<String> MEMBERS = new TreeSet<>(
            Set.of("id", "type", "timestamp", "source", "key", "data", "metadata", "category", "checksum"));
    private static final Set<String> CHECKSUM_MEMBERS = new TreeSet<>(Set.of("algorithm", "value"));

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cc}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]+");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");
    private static final String ALGORITHMS =
            Arrays.stream(Algorithm.values()).map(Algorithm::wire).collect(Collectors.joining(", "));

    private final List<Problem> problems = new ArrayList<>();
    private Optional<Event> event = Optional.empty();

    /**
     * Reads it.
     *
     * @param value as {@link Values} has them
     * @param now the time of an event that doesn't say its own
     */
    EventReader(@Nullable Object value, Instant now) {
        if (value instanceof Map<?, ?> members) {
            refuseUnknown(Pointer.ROOT, members, MEMBERS);
            var read = event(members, now);
            if (problems.isEmpty()) {
                event = Optional.of(read);
                refuseLarge(read);
            }
        } else {
            problem(Pointer.ROOT, "expected an event, a JSON object", value);
        }
    }

    /** What was read; empty when anything is wrong with it. */
    Optional<Event> event() {
        return problems.isEmpty() ? event : Optional.empty();
    }

    /** Pointers are into the event. */
    List<Problem> problems() {
        return problems;
    }

    private Event event(Map<?, ?> members, Instant now) {
        var id = printable(members, "id", 128).orElseGet(Ulid::next);
        return new Event(
                id,
                0,
                type(members.get("type")),
                timestamp(members.get("timestamp"), now),
                printable(members, "source", 128).orElse("http"),
                printable(members, "key", 512).orElse(id),
                object(members, "data"),
                object(members, "metadata"),
                category(members.get("category")),
                checksum(members.get("checksum")));
    }

    private String type(@Nullable Object value) {
        if (value instanceof String type && TYPE.matcher(type).matches()) {
            return type;
        }
        problem("type", "expected what happened: 1 to 128 letters, digits, _, ., : or -", value);
        return "";
    }

    private Optional<String> printable(Map<?, ?> members, String name, int longest) {
        var value = members.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text
                && text.codePointCount(0, text.length()) <= longest
                && PRINTABLE.matcher(text).matches()) {
            return Optional.of(text);
        }
        problem(name, "expected 1 to " + longest + " printable characters", value);
        return Optional.empty();
    }

    private Instant timestamp(@Nullable Object value, Instant now) {
        if (value == null) {
            return now;
        }
        if (value instanceof String text && TIME.matcher(text).matches()) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException noSuchTime) {
                problem("timestamp", "expected a time that exists", value);
                return now;
            }
        }
        problem("timestamp", "expected a time as RFC 3339 has it, such as 2026-11-22T10:00:00Z", value);
        return now;
    }

    private Optional<String> category(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String name && NAME.matcher(name).matches()) {
            return Optional.of(name);
        }
        problem("category", "expected a name such as user_activity: a-z, 0-9 and _, a letter first", value);
        return Optional.empty();
    }

    private Data object(Map<?, ?> members, String name) {
        var value = members.get(name);
        if (value == null) {
            return Data.EMPTY;
        }
        if (!(value instanceof Map<?, ?> map)) {
            problem(name, "expected a JSON object", value);
            return Data.EMPTY;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, member) -> json.put(String.valueOf(key), member));
        var found = Data.problems(new JsonObject(json));
        found.forEach(problem -> problems.add(problem.under(Pointer.of(name))));
        return found.isEmpty() ? Data.of(new JsonObject(json)) : Data.EMPTY;
    }

    private Optional<Checksum> checksum(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> members)) {
            problem("checksum", "expected an object with algorithm and value", value);
            return Optional.empty();
        }
        refuseUnknown(Pointer.of("checksum"), members, CHECKSUM_MEMBERS);
        var algorithm =
                members.get("algorithm") instanceof String name ? Algorithm.of(name) : Optional.<Algorithm>empty();
        if (algorithm.isEmpty()) {
            problem(Pointer.of("checksum", "algorithm"), "expected one of " + ALGORITHMS, members.get("algorithm"));
            return Optional.empty();
        }
        var digits = algorithm.get().digits();
        if (members.get("value") instanceof String hex && hex.matches("[0-9a-f]{" + digits + "}")) {
            return Optional.of(new Checksum(algorithm.get(), hex));
        }
        problem(
                Pointer.of("checksum", "value"),
                "expected " + digits + " lower-case hexadecimal digits",
                members.get("value"));
        return Optional.empty();
    }

    private void refuseUnknown(Pointer where, Map<?, ?> members, Set<String> known) {
        members.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .forEach(key -> problem(where.child(key), Names.unknown("key", key, known), members.get(key)));
    }

    private void refuseLarge(Event read) {
        var size = bytes(read.data().canonical())
                + bytes(read.metadata().canonical())
                + bytes(read.id())
                + bytes(read.key())
                + bytes(read.source())
                + bytes(read.type());
        if (size > LARGEST) {
            problem(
                    Pointer.ROOT,
                    String.format("expected an event of at most %,d bytes, found %,d", LARGEST, size),
                    null);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private void problem(String member, String expected, @Nullable Object found) {
        problem(Pointer.of(member), expected + ", found " + (found == null ? "nothing" : Values.show(found)), found);
    }

    private void problem(Pointer where, String message, @Nullable Object found) {
        problems.add(Problem.at(where, message, found));
    }
}
