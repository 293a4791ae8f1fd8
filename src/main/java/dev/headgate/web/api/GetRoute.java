package dev.headgate.web.api;

import dev.headgate.access.Caller;
import dev.headgate.config.Pointer;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.dualwrite.Sampling;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.access.Callers;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/** {@code GET /api/v1/route}: where one event would go, and why. */
record GetRoute(LiveConfig live) implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        Parameters.text(context, "category")
                .then(category -> Parameters.text(context, "key")
                        .then(key -> route(Callers.of(context), category.toLowerCase(Locale.ROOT), key)))
                .fold(route -> Answer.json(context, 200, route), problem -> problem.send(context));
    }

    private Checked<JsonObject> route(Caller caller, String category, String key) {
        if (!caller.scope().covers(Pointer.of("dual_write", "categories", category))) {
            return new Checked.Refused<>(Callers.outside(caller));
        }
        var snapshot = live.snapshot();
        var dualWrite = snapshot.section(DualWrite.class);
        var route = dualWrite.route(category, key);
        return Checked.accept(new JsonObject()
                .put("category", category)
                .put("key", key)
                .put("adapters", new JsonArray(route.adapters()))
                .put("reason", route.reason().name())
                .put("bucket", Sampling.of(category).bucket(key))
                .put("percentage", dualWrite.percentage(category))
                .put("dual_write", route.dualWrite())
                .put("revision", snapshot.revision()));
    }
}
