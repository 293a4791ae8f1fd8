package dev.headgate.web.api;

import dev.headgate.store.RevisionStore;
import dev.headgate.web.access.Callers;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /api/v1/revisions/<n>}: one revision with the override layer after it. */
record GetRevision(RevisionStore history) implements Handler<RoutingContext> {

    @Override
    public void handle(RoutingContext context) {
        Parameters.revision(context).fold(revision -> answer(context, revision), problem -> problem.send(context));
    }

    private void answer(RoutingContext context, long revision) {
        history.find(revision)
                .compose(found -> found.map(known -> Answer.json(
                                context,
                                200,
                                Callers.of(context).scope().narrow(known).toFullJson()))
                        .orElseGet(() -> ProblemDetail.of(404, "there is no revision " + revision)
                                .send(context)))
                .onFailure(context::fail);
    }
}
