package dev.headgate.web.api;

import dev.headgate.access.Caller;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.access.Callers;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** {@code POST /api/v1/revisions}: an edit; or with {@code dry_run} what it would change, for which a tag is optional. */
record PostRevision(LiveConfig live) implements Handler<RoutingContext> {
    private static final Set<String> KEYS = Set.of("patch", "reason");

    @Override
    public void handle(RoutingContext context) {
        Parameters.only(context, "dry_run")
                .then(only -> Parameters.flag(only, "dry_run"))
                .fold(dryRun -> handle(context, dryRun), problem -> problem.send(context));
    }

    private void handle(RoutingContext context, boolean dryRun) {
        var current = live.snapshot().revision();
        var conditions = dryRun ? Preconditions.optional(context, current) : Preconditions.required(context, current);
        var answer = new EditAnswer(context);
        conditions
                .then(stated -> RequestBody.read(context.body().buffer(), KEYS)
                        .then(body -> request(Callers.of(context), body, stated)))
                .fold(
                        request -> {
                            var sent = dryRun
                                    ? live.preview(request).compose(answer::send)
                                    : live.edit(request).compose(answer::send);
                            sent.onFailure(context::fail);
                        },
                        problem -> problem.send(context));
    }

    private static Checked<EditRequest> request(Caller caller, RequestBody body, Preconditions conditions) {
        var edit = new Proposal.Edit(PatchReader.read(body));
        var reason = body.reason();
        return body.unlessProblems(
                        new EditRequest(edit, conditions.expected(), caller.name(), reason, conditions.idempotency()))
                .then(request -> request.paths().stream().allMatch(caller.scope()::covers)
                        ? Checked.accept(request)
                        : new Checked.Refused<>(Callers.outside(caller)));
    }
}
