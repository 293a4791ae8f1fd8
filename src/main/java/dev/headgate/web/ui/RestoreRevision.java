package dev.headgate.web.ui;

import dev.headgate.live.EditResult;
import dev.headgate.web.ui.RestoreForm.Attempt;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * {@code POST /history/<n>/restore}: a new revision whose overrides are those of {@code n}. It is made only on top of the
 * revision that the form was drawn from: what its preview said is what happens.
 */
record RestoreRevision(Console console) implements Handler<RoutingContext> {
    private static final String RETRY_AFTER_S = "5";

    @Override
    public void handle(RoutingContext context) {
        Console.number(context.pathParam("revision"))
                .ifPresentOrElse(number -> restore(context, number), () -> console.missing(context));
    }

    private void restore(RoutingContext context, long revision) {
        var form = context.request().formAttributes();
        var base = Console.number(Objects.requireNonNullElse(form.get("revision"), ""))
                .orElse(0L);
        var reason = Reason.of(form);
        if (!reason.problem().isEmpty()) {
            form(context, 422, new Attempt(revision, base, reason, reason.problem(), "", false));
            return;
        }
        console.live()
                .edit(RestoreForm.request(context, revision, OptionalLong.of(base), reason.text()))
                .onSuccess(result -> answer(context, new Attempt(revision, base, reason, "", "", false), result))
                .onFailure(unanswered -> refuse(
                        context,
                        new Attempt(revision, base, reason, "", "", false),
                        503,
                        "The gateway didn't answer in time: look at the history before you try again."));
    }

    private void answer(RoutingContext context, Attempt attempt, EditResult result) {
        result.<Runnable>fold(new EditResult.Cases<>(
                        committed -> () -> console.saved(context, committed.revision()),
                        unchanged -> () -> form(context, 200, attempt),
                        rejected -> () -> form(context, 422, attempt),
                        stale -> () -> overtaken(context, attempt),
                        unavailable -> () -> refuse(
                                context,
                                attempt,
                                503,
                                "Not restored: the store takes no writes now (" + unavailable.detail() + ").")))
                .run();
    }

    private void overtaken(RoutingContext context, Attempt attempt) {
        var message = "Somebody was faster. Nothing was restored; what you typed is still here.";
        form(context, 412, new Attempt(attempt.revision(), attempt.base(), attempt.reason(), "", message, true));
    }

    private void refuse(RoutingContext context, Attempt attempt, int status, String message) {
        context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
        form(context, status, new Attempt(attempt.revision(), attempt.base(), attempt.reason(), "", message, false));
    }

    private void form(RoutingContext context, int status, Attempt attempt) {
        new RestoreForm(console).answer(context, status, attempt);
    }
}
