package dev.headgate.web.api;

import dev.headgate.web.answer.Body;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /openapi.yaml} and the like: a text that stays the same for as long as the program runs. */
record GetDocument(Body body, String etag) implements Handler<RoutingContext> {

    static GetDocument of(String type, byte[] bytes) {
        var text = Buffer.buffer(bytes);
        return new GetDocument(Body.of(type, text), EntityTags.of(text));
    }

    @Override
    public void handle(RoutingContext context) {
        Answer.tagged(context, etag, body);
    }
}
