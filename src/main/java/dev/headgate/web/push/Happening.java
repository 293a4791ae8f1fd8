package dev.headgate.web.push;

import io.vertx.core.json.JsonObject;

/**
 * Something in the data plane that readers hear of as it happens. It has no revision, so whoever was away has missed it.
 *
 * @param event its name on the stream: {@code breaker}, {@code spool}, {@code alert}
 * @param data as its own type renders it
 */
public record Happening(String event, JsonObject data) {
    public Happening {
        data = data.copy();
    }
}
