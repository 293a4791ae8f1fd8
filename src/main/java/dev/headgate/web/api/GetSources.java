package dev.headgate.web.api;

import dev.headgate.config.SourceStatus;
import dev.headgate.live.LiveConfig;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code GET /api/v1/sources}: how every source is doing, in the order of the layers. */
record GetSources(LiveConfig live) implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        answer(context, live.sources());
    }

    static Future<Void> answer(RoutingContext context, List<SourceStatus> sources) {
        var listed = new JsonArray(sources.stream().map(SourceStatus::toJson).toList());
        return Answer.json(context, 200, new JsonObject().put("sources", listed));
    }
}
