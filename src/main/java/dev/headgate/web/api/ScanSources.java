package dev.headgate.web.api;

import dev.headgate.live.LiveConfig;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code POST /api/v1/sources/scan}: reads every source now, and answers when any change is live. */
record ScanSources(LiveConfig live) implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        live.rescan().compose(sources -> GetSources.answer(context, sources)).onFailure(context::fail);
    }
}
