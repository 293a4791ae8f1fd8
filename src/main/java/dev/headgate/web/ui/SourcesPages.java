package dev.headgate.web.ui;

import dev.headgate.web.view.Shell;
import dev.headgate.web.view.SourcesPage;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /sources?q=}: the layers, and the values of the document that match. */
record SourcesPages(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        var query = context.request().getParam("q", "").strip();
        if (Console.partial(context)) {
            var found = new DocumentSearch(console.live().snapshot()).draw(query);
            console.fragment(context, 200, "sources/_document", found);
        } else {
            draw(context, 200, query, false);
        }
    }

    /** @param failed as in {@link SourceCards#draw} */
    void draw(RoutingContext context, int status, String query, boolean failed) {
        var view = new SourcesPage(
                new SourceCards(console.live(), console.now()).draw(failed),
                new DocumentSearch(console.live().snapshot()).draw(query));
        console.page(context, status, Shell.Page.SOURCES, "Sources", "sources/page", view);
    }
}
