package dev.headgate.web.ui;

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
                Console.see(context, "/sources");
            }
        });
    }

    private void draw(RoutingContext context, int status, boolean failed) {
        if (Console.partial(context)) {
            var view = new SourceCards(console.live(), console.now()).draw(failed);
            console.fragment(context, status, "sources/_list", view);
        } else {
            new SourcesPages(console).draw(context, status, "", failed);
        }
    }
}
