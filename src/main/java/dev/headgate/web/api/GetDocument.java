package dev.headgate.web.api;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /openapi.yaml} and the like: a text that stays the same for as long as the program runs. */
record GetDocument(String type, Buffer body, String etag) implements Handler<RoutingContext> {

    static GetDocument of(String type, byte[] bytes) {
        var body = Buffer.buffer(bytes);
        return new GetDocument(type, body, EntityTags.of(body));
    }

    @Override
    public void handle(RoutingContext context) {
        Answer.tagged(context, type, etag, body);
    }
}
