package dev.headgate.web.api;

import dev.headgate.access.Scope;
import dev.headgate.config.Revision;
import dev.headgate.store.RevisionFilter;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.RevisionStore.Page;
import dev.headgate.web.access.Callers;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalLong;

/** {@code GET /api/v1/revisions}: a page of the log, newest first, of those that pass the filter. */
record ListRevisions(RevisionStore history) implements Handler<RoutingContext> {
    private static final long PAGE = 50;
    private static final long LARGEST_PAGE = 200;
    private static final Page NOTHING = new Page(List.of(), OptionalLong.empty());

    @Override
    public void handle(RoutingContext context) {
        var scope = Callers.of(context).scope();
        Parameters.whole(context, "limit", PAGE, 1, LARGEST_PAGE)
                .then(limit -> Parameters.whole(context, "before", Long.MAX_VALUE, 1, Long.MAX_VALUE)
                        .then(before -> found(context, scope, limit.intValue(), before)))
                .fold(
                        found -> found.compose(page -> Answer.json(context, 200, json(page, scope)))
                                .onFailure(context::fail),
                        problem -> problem.send(context));
    }

    private Checked<Future<Page>> found(RoutingContext context, Scope scope, int limit, long before) {
        return Parameters.pointers(context, "path")
                .then(paths -> Parameters.actor(context, "actor")
                        .then(actor -> Parameters.cause(context, "origin").then(origin -> {
                            var seen = scope.visible(paths);
                            var outside = seen.isEmpty() && !paths.isEmpty();
                            return Checked.accept(
                                    outside
                                            ? Future.succeededFuture(NOTHING)
                                            : history.newest(new RevisionFilter(seen, actor, origin), limit, before));
                        })));
    }

    private static JsonObject json(Page page, Scope scope) {
        var listed = new JsonArray(page.revisions().stream()
                .map(scope::narrow)
                .map(Revision::toFullJson)
                .toList());
        var next = page.next();
        return new JsonObject().put("revisions", listed).put("next", next.isPresent() ? next.getAsLong() : null);
    }
}
