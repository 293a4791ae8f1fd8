package dev.headgate.web.api;

import dev.headgate.dualwrite.parity.LiveParity;
import dev.headgate.dualwrite.parity.Mismatch;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /api/v1/parity/mismatches}: the newest ones, the newest first. */
record ListMismatches(LiveParity parity) implements Handler<RoutingContext> {
    private static final long PAGE = 50;
    private static final long LARGEST_PAGE = 1_000;

    @Override
    public void handle(RoutingContext context) {
        Parameters.only(context, "limit")
                .then(only -> Parameters.whole(only, "limit", PAGE, 1, LARGEST_PAGE))
                .fold(limit -> Answer.json(context, newest(limit.intValue())), problem -> problem.send(context));
    }

    private JsonObject newest(int limit) {
        var newest = parity.view().newest(limit).stream().map(Mismatch::toJson).toList();
        return new JsonObject().put("mismatches", new JsonArray(newest));
    }
}
