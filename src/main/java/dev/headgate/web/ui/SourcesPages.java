package dev.headgate.web.ui;

import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /sources}. */
record SourcesPages(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        var view = new SourceCards(console.live(), console.now()).draw(false);
        console.page(context, 200, Shell.Page.SOURCES, "Sources", "sources/page", view);
    }
}
