package dev.headgate.dualwrite.deliver.realtime;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Reads what the service says when it refuses a request. */
final class Refused {
    private Refused() {}

    /** The reason in a body such as {@code {"error": "…"}}, or the body itself. */
    static String reason(String body) {
        try {
            var json = new JsonObject(body);
            return String.valueOf(json.getValue("error", json.getValue("message", json)));
        } catch (DecodeException notJson) {
            return body;
        }
    }
}
