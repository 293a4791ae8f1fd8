package dev.headgate.web.api;

import dev.headgate.access.Scope;
import dev.headgate.config.Revision;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.access.Callers;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code GET /api/v1/revisions}: a page of the log, newest first, without override layers. */
record ListRevisions(RevisionStore history) implements Handler<RoutingContext> {
    private static final long PAGE = 50;
    private static final long LARGEST_PAGE = 200;

    @Override
    public void handle(RoutingContext context) {
        Parameters.whole(context, "limit", PAGE, 1, LARGEST_PAGE)
                .then(limit -> Parameters.whole(context, "before", Long.MAX_VALUE, 1, Long.MAX_VALUE)
                        .then(before -> Checked.accept(history.newest(limit.intValue(), before)
                                .compose(found -> Answer.json(
                                        context,
                                        200,
                                        page(found, limit, Callers.of(context).scope()))))))
                .fold(sent -> sent.onFailure(context::fail), problem -> problem.send(context));
    }

    private static JsonObject page(List<Revision> revisions, long limit, Scope scope) {
        var listed = new JsonArray(
                revisions.stream().map(scope::narrow).map(Revision::toFullJson).toList());
        var last = revisions.isEmpty() ? 0 : revisions.get(revisions.size() - 1).revision();
        var more = revisions.size() == limit && last > 1; // revisions are gapless from 1
        return new JsonObject().put("revisions", listed).put("next", more ? last : null);
    }
}
