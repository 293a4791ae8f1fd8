package dev.headgate.web.api;

import dev.headgate.dualwrite.observe.LiveTraffic;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /api/v1/traffic}: the data plane's last ten minutes, a second old at most. */
record GetTraffic(LiveTraffic traffic) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        Answer.json(context, TrafficJson.of(traffic.traffic()));
    }
}
