package dev.headgate.web.api;

import dev.headgate.access.Caller;
import dev.headgate.config.Pointer;
import dev.headgate.config.Values;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.access.Callers;
import dev.headgate.web.answer.Body;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/config/<path…>}: one value. The path's segments are the keys themselves, each percent-encoded once;
 * {@code %2F} is a slash within a key.
 */
record GetConfigAt(LiveConfig live) implements Handler<RoutingContext> {
    private static final String PREFIX = "/api/v1/config/";
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** A value that was found, which may be null. */
    private record Found(@Nullable Object value) {
        Optional<Found> child(String key) {
            if (value instanceof Map<?, ?> object && object.containsKey(key)) {
                return Optional.of(new Found(object.get(key)));
            }
            return value instanceof List<?> array && INDEX.matcher(key).matches()
                    ? array.stream().skip(Long.parseLong(key)).map(Found::new).findFirst()
                    : Optional.empty();
        }
    }

    @Override
    public void handle(RoutingContext context) {
        pointer(context.normalizedPath().substring(PREFIX.length()))
                .then(path -> find(Callers.of(context), path))
                .fold(
                        found -> Answer.tagged(
                                context,
                                EntityTags.of(found.getLong("revision")),
                                Body.of(Answer.JSON, found.toBuffer())),
                        problem -> problem.send(context));
    }

    private Checked<JsonObject> find(Caller caller, Pointer path) {
        var snapshot = caller.scope().narrow(live.snapshot());
        return step(Optional.of(new Found(snapshot.document().value())), path)
                .map(found -> Checked.accept(new JsonObject()
                        .put("revision", snapshot.revision())
                        .put("path", path.toString())
                        .put("value", Values.json(found.value))))
                .orElseGet(() -> Checked.refuse(404, "there is no value at " + path));
    }

    private static Optional<Found> step(Optional<Found> from, Pointer path) {
        return path.isRoot() ? from : step(from.flatMap(found -> found.child(path.first())), path.tail());
    }

    private static Checked<Pointer> pointer(String path) {
        try {
            var keys = Arrays.stream(path.split("/", -1))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
            return Checked.accept(new Pointer(keys));
        } catch (IllegalArgumentException malformed) {
            return Checked.refuse(400, "the path has a % that is not followed by two hexadecimal digits");
        }
    }
}
