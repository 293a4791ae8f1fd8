package dev.headgate.web.ui;

import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /sources/scan}: reads every source now. */
record ScanSources(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        console.live().rescan().onComplete(scanned -> {
            if (scanned.failed()) {
                draw(context, 503, true);
            } else if (Console.partial(context)) {
                draw(context, 200, false);
            } else {
                console.see(context, "/sources");
            }
        });
    }

    private void draw(RoutingContext context, int status, boolean failed) {
        var view = new SourceCards(console.live(), console.now()).draw(failed);
        if (Console.partial(context)) {
            console.fragment(context, status, "sources/_list", view);
        } else {
            console.page(context, status, Shell.Page.SOURCES, "Sources", "sources/page", view);
        }
    }
}
