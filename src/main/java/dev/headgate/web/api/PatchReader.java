package dev.headgate.web.api;

import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the {@code patch} of an edit's body: RFC 6902 with {@code add, replace, remove, test}. */
final class PatchReader {
    /** Each operation is applied to the whole document, so their number is bounded. */
    static final int MOST_OPERATIONS = 1_000;

    private static final Map<String, Patch.Op> OPERATIONS =
            Map.of("add", Patch.Op.ADD, "replace", Patch.Op.REPLACE, "remove", Patch.Op.REMOVE, "test", Patch.Op.TEST);
    private static final Pointer PATCH = Pointer.of("patch");

    private final RequestBody body;

    private PatchReader(RequestBody body) {
        this.body = body;
    }

    /** What could be read; the body knows the problems of the rest. */
    static Patch read(RequestBody body) {
        return new PatchReader(body).read(body.member("patch").orElse(null));
    }

    private Patch read(@Nullable Object found) {
        var operations = new ArrayList<Patch.Operation>();
        if (!(found instanceof List<?> list) || list.size() > MOST_OPERATIONS) {
            body.problem(PATCH, "expected a JSON Patch: an array of at most 1,000 operations", null);
            return new Patch(operations);
        }
        for (var i = 0; i < list.size(); i++) {
            operation(PATCH.child(String.valueOf(i)), list.get(i)).ifPresent(operations::add);
        }
        return new Patch(operations);
    }

    private Optional<Patch.Operation> operation(Pointer where, @Nullable Object found) {
        if (!(found instanceof Map<?, ?> members)) {
            body.problem(where, "expected an object with op, path and value", null); // a secret may be in what it is
            return Optional.empty();
        }
        var op = op(where.child("op"), members.get("op"));
        var path = path(where.child("path"), members.get("path"));
        if (op.isPresent() && op.get() != Patch.Op.REMOVE && !members.containsKey("value")) {
            body.problem(where.child("value"), "expected a value", null);
            return Optional.empty();
        }
        return op.flatMap(known -> path.map(pointer -> new Patch.Operation(known, pointer, members.get("value"))));
    }

    private Optional<Patch.Op> op(Pointer where, @Nullable Object found) {
        var op = found instanceof String name ? OPERATIONS.get(name) : null;
        if (op == null) {
            body.problem(where, "expected one of add, replace, remove, test", found);
        }
        return Optional.ofNullable(op);
    }

    private Optional<Pointer> path(Pointer where, @Nullable Object found) {
        var path = found instanceof String text ? Pointer.parse(text) : Optional.<Pointer>empty();
        if (path.isEmpty()) {
            body.problem(where, "expected a JSON Pointer, such as /dual_write/global_override", found);
        }
        return path;
    }
}
