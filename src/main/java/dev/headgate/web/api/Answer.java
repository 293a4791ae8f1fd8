package dev.headgate.web.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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
        return body(context, JSON, body.toBuffer());
    }

    /** 304 when the client has it, else the body. */
    static Future<Void> tagged(RoutingContext context, CharSequence type, String etag, Buffer body) {
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.CACHE_CONTROL, REVALIDATE);
        return EntityTags.anyMatches(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), etag)
                ? response.setStatusCode(304).end()
                : body(context, type, body);
    }

    /** Over HTTP/2, Vert.x would send the body of an answer to HEAD, too. */
    static Future<Void> body(RoutingContext context, CharSequence type, Buffer body) {
        var response = context.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
        return context.request().method().equals(HttpMethod.HEAD) ? response.end() : response.end(body);
    }
}
