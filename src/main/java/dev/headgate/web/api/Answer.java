package dev.headgate.web.api;

import dev.headgate.web.answer.Body;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** The ways in which operations end a response well. */
final class Answer {
    static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    /** May be kept, but must be asked about each time it is used. */
    static final CharSequence REVALIDATE = HttpHeaders.createOptimized("no-cache");

    private Answer() {}

    static Future<Void> json(RoutingContext context, JsonObject body) {
        return json(context, 200, body);
    }

    static Future<Void> json(RoutingContext context, int status, JsonObject body) {
        context.response().setStatusCode(status);
        return Body.of(JSON, body.toBuffer()).send(context);
    }

    /** 304 when the client has it, else the body. */
    static Future<Void> tagged(RoutingContext context, String etag, Body body) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, REVALIDATE);
        return body.send(context, etag);
    }
}
