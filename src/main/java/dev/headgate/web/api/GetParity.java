package dev.headgate.web.api;

import dev.headgate.dualwrite.parity.LiveParity;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /api/v1/parity}: what was sent and what came out, by adapter and category, and the alerts that go on. */
record GetParity(LiveParity parity) implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        Answer.json(context, parity.view().toJson());
    }
}
