package dev.headgate.config;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that can't be accepted: where, what was found and what was expected.
 *
 * @param pointer into the document (or, for the shape of a request, into its body)
 * @param message one sentence without a full stop, such as {@code expected a number from 0 to 100, found 100.5}
 * @param value what was found; null also where nothing could be read
 * @param place where in the source; empty for an edit
 */
public record Problem(
        Pointer pointer, String message, @Nullable Object value, Optional<Place> place) {
    public static Problem at(Pointer pointer, String message, @Nullable Object value) {
        return new Problem(pointer, message, value, Optional.empty());
    }

    /** A problem of a text before it is a document: where it is in the text is all there is to say. */
    public static Problem at(Place place, String message) {
        return new Problem(Pointer.ROOT, message, null, Optional.of(place));
    }

    /**
     * The same with the place of the value that {@code document} has at its pointer, or of the array or scalar which holds
     * that; as it is when it has a place already, or when no source says the value.
     */
    public Problem placedIn(Node.Branch document) {
        if (place.isPresent()) {
            return this;
        }
        for (var here = pointer; !here.isRoot(); here = here.parent()) {
            if (document.at(here).orElse(null) instanceof Node.Leaf leaf) {
                return leaf.origin().place().map(this::in).orElse(this);
            }
        }
        return this;
    }

    /** The same of a document that has this one at {@code above}. */
    public Problem under(Pointer above) {
        return new Problem(above.append(pointer), message, value, place);
    }

    public Problem in(Place where) {
        return new Problem(pointer, message, value, Optional.of(where));
    }

    /** {@code pointer}, {@code message}, {@code value}, and for a source also {@code location, file, line, column}. */
    public JsonObject toJson() {
        var json = new JsonObject()
                .put("pointer", pointer.toString())
                .put("message", message)
                .put("value", Values.json(value));
        place.ifPresent(where -> {
            json.put("location", where.toString());
            if (where.line() > 0) {
                json.put("file", where.name()).put("line", where.line()).put("column", where.column());
            } else {
                json.put(where.isVariable() ? "variable" : "file", where.name());
            }
        });
        return json;
    }

    /** One line for a log or a terminal: {@code conf/dual-write.yaml:7:17 /dual_write/…: expected …}. */
    @Override
    public String toString() {
        var where = place.map(Place::toString).orElse("");
        var path = pointer.toString();
        var gap = where.isEmpty() || path.isEmpty() ? "" : " ";
        return where + gap + path + ": " + message;
    }
}
