package dev.headgate.web.api;

import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.LiveConfig;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** {@code POST /api/v1/revisions/<n>/restore}: a new revision whose override layer is that of {@code n}. */
record Restore(LiveConfig live, String actor) implements Handler<RoutingContext> {
    private static final Set<String> KEYS = Set.of("reason");

    @Override
    public void handle(RoutingContext context) {
        var answer = new EditAnswer(context);
        Parameters.revision(context)
                .then(revision -> Preconditions.required(
                                context, live.snapshot().revision())
                        .then(conditions -> RequestBody.read(context.body().buffer(), KEYS)
                                .then(body -> request(revision, body, conditions))))
                .fold(
                        request -> live.edit(request).compose(answer::send).onFailure(context::fail),
                        problem -> problem.send(context));
    }

    private Checked<EditRequest> request(long revision, RequestBody body, Preconditions conditions) {
        var reason = body.reason();
        return body.unlessProblems(new EditRequest(
                new Proposal.Restore(revision), conditions.expected(), actor, reason, conditions.idempotency()));
    }
}
