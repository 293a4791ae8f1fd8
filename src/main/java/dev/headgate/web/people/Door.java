package dev.headgate.web.people;

import dev.headgate.web.answer.Body;
import dev.headgate.web.view.Renderer;
import io.vertx.ext.web.RoutingContext;

/** How pages before the console are answered: they know nobody and show nothing of the document. */
record Door(Renderer renderer) {
    void draw(RoutingContext context, int status, String template, Object view) {
        context.response().setStatusCode(status);
        Body.of("text/html; charset=utf-8", renderer.plain(template, view)).send(context);
    }
}
