package dev.headgate.web.api;

import dev.headgate.web.answer.Body;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /metrics}: Prometheus's text format. */
record GetMetrics(PrometheusMeterRegistry metrics) implements Handler<RoutingContext> {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    @Override
    public void handle(RoutingContext context) {
        Body.of(TEXT, Buffer.buffer(metrics.scrape(TEXT))).send(context);
    }
}
