package dev.headgate.web.api;

import dev.headgate.config.Names;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.StrictJson;
import dev.headgate.live.EditRequest;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON object of a write, read strictly: every problem of its shape is found before it is refused. */
final class RequestBody {
    private final Map<?, ?> members;
    private final List<Problem> problems = new ArrayList<>();

    private RequestBody(Map<?, ?> members, Set<String> known) {
        this.members = members;
        members.forEach((key, value) -> {
            if (!known.contains(key)) {
                problem(Pointer.of(key.toString()), Names.unknown("key", key.toString(), known), null);
            }
        });
    }

    /** @param known the keys that it may have */
    static Checked<RequestBody> read(@Nullable Buffer buffer, Set<String> known) {
        var bytes = buffer == null ? new byte[0] : buffer.getBytes();
        return StrictJson.parse(bytes, "body")
                .fold(
                        syntax -> syntax.value() instanceof Map<?, ?> members
                                ? Checked.accept(new RequestBody(members, known))
                                : Checked.refuse(422, "expected a JSON object with " + String.join(", ", known)),
                        unreadable -> new Checked.Refused<>(
                                ProblemDetail.of(400, "the body can't be read as JSON", unreadable)));
    }

    Optional<Object> member(String key) {
        return Optional.ofNullable(members.get(key));
    }

    void problem(Pointer where, String message, @Nullable Object found) {
        problems.add(Problem.at(where, message, found));
    }

    /**
     * One of a few words; a problem of the body when it isn't.
     *
     * @param words as the problem lists them
     */
    <T> Optional<T> choice(String key, String words, Function<String, Optional<T>> named) {
        var found = members.get(key);
        var choice = found instanceof String word ? named.apply(word) : Optional.<T>empty();
        if (choice.isEmpty()) {
            problem(Pointer.of(key), "expected " + words, found);
        }
        return choice;
    }

    /** The reason, 1–500 characters on one line; a control character in it could forge a line of a log or a stream. */
    String reason() {
        var found = members.get("reason");
        var where = Pointer.of("reason");
        if (!(found instanceof String reason) || reason.isBlank()) {
            problem(where, "expected why this is done, 1 to 500 characters", found);
            return "";
        }
        if (reason.codePointCount(0, reason.length()) > EditRequest.LONGEST_REASON) {
            problem(where, "expected 1 to 500 characters, found more", reason);
        }
        if (reason.codePoints().anyMatch(RequestBody::breaksLines)) {
            problem(where, "expected one line without control characters", reason);
        }
        return reason;
    }

    /** What was read, unless something was wrong with it. */
    <T> Checked<T> unlessProblems(T read) {
        return problems.isEmpty()
                ? Checked.accept(read)
                : new Checked.Refused<>(ProblemDetail.of(422, "the request is not acceptable as it is", problems));
    }

    private static boolean breaksLines(int character) {
        var type = Character.getType(character);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
