package dev.headgate.web.api;

import dev.headgate.config.Pointer;
import dev.headgate.live.LiveConfig;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code GET /api/v1/config/<path…>}: one value. The path's segments are the keys themselves, each percent-encoded once;
 * {@code %2F} is a slash within a key.
 */
record GetConfigAt(LiveConfig live) implements Handler<RoutingContext> {
    private static final String PREFIX = "/api/v1/config/";
    private static final Object ABSENT = new Object();

    @Override
    public void handle(RoutingContext context) {
        pointer(context.normalizedPath().substring(PREFIX.length()))
                .then(this::find)
                .fold(
                        found -> Answer.tagged(
                                context, Answer.JSON, EntityTags.of(found.getLong("revision")), found.toBuffer()),
                        problem -> problem.send(context));
    }

    private Checked<JsonObject> find(Pointer path) {
        var document = live.snapshot().toJson();
        var value = JsonPointer.from(path.toString()).queryJsonOrDefault(document.getValue("config"), ABSENT);
        return value == ABSENT
                ? Checked.refuse(404, "there is no value at " + path)
                : Checked.accept(new JsonObject()
                        .put("revision", document.getValue("revision"))
                        .put("path", path.toString())
                        .put("value", value));
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
