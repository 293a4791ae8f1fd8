package dev.headgate.web.api;

import dev.headgate.access.Caller;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.access.Callers;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** {@code POST /api/v1/revisions/<n>/restore}: a new revision whose override layer is that of {@code n}. */
record Restore(LiveConfig live) implements Handler<RoutingContext> {
    private static final Set<String> KEYS = Set.of("reason");

    @Override
    public void handle(RoutingContext context) {
        var answer = new EditAnswer(context);
        Parameters.revision(context)
                .then(revision -> Preconditions.required(
                                context, live.snapshot().revision())
                        .then(conditions -> RequestBody.read(context.body().buffer(), KEYS)
                                .then(body -> request(Callers.of(context), revision, body, conditions))))
                .fold(
                        request -> live.edit(request).compose(answer::send).onFailure(context::fail),
                        problem -> problem.send(context));
    }

    private static Checked<EditRequest> request(
            Caller caller, long revision, RequestBody body, Preconditions conditions) {
        var reason = body.reason();
        return body.unlessProblems(new EditRequest(
                new Proposal.Restore(revision),
                conditions.expected(),
                caller.name(),
                reason,
                conditions.idempotency()));
    }
}
