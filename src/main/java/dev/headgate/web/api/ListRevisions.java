package dev.headgate.web.api;

import dev.headgate.access.Caller;
import dev.headgate.access.Scope;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.store.RevisionFilter;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.access.Callers;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** {@code GET /api/v1/revisions}: a page of the log, newest first, of those that pass the filter. */
record ListRevisions(RevisionStore history) implements Handler<RoutingContext> {
    private static final long PAGE = 50;
    private static final long LARGEST_PAGE = 200;

    @Override
    public void handle(RoutingContext context) {
        Parameters.whole(context, "limit", PAGE, 1, LARGEST_PAGE)
                .then(limit -> Parameters.whole(context, "before", Long.MAX_VALUE, 1, Long.MAX_VALUE)
                        .then(before -> filter(context)
                                .then(filter -> Checked.accept(history.newest(filter, limit.intValue(), before)))))
                .fold(
                        found -> found.compose(page -> Answer.json(
                                        context, 200, json(page, Callers.of(context).scope())))
                                .onFailure(context::fail),
                        problem -> problem.send(context));
    }

    private static Checked<RevisionFilter> filter(RoutingContext context) {
        return Parameters.pointers(context, "path")
                .then(paths -> visible(Callers.of(context), paths))
                .then(paths -> Parameters.actor(context, "actor")
                        .then(actor -> Parameters.cause(context, "origin")
                                .then(origin -> Checked.accept(new RevisionFilter(paths, actor, origin)))));
    }

    /** Which revisions touch a path is part of what is said about it. */
    private static Checked<List<Pointer>> visible(Caller caller, List<Pointer> paths) {
        return paths.stream().allMatch(caller.scope()::covers)
                ? Checked.accept(paths)
                : new Checked.Refused<>(Callers.outside(caller));
    }

    private static JsonObject json(RevisionStore.Page page, Scope scope) {
        var listed = new JsonArray(
                page.revisions().stream().map(scope::narrow).map(Revision::toFullJson).toList());
        var next = page.next();
        return new JsonObject().put("revisions", listed).put("next", next.isPresent() ? next.getAsLong() : null);
    }
}
