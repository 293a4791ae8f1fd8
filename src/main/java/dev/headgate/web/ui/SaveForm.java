package dev.headgate.web.ui;

import dev.headgate.config.Snapshot;
import dev.headgate.live.EditResult;
import dev.headgate.web.ui.Forms.Remarks;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** {@code POST} of a category, an adapter or the circuit breaker: an edit of what the form changed. */
final class SaveForm extends FormHandler {
    SaveForm(Console console, Function<RoutingContext, Subject> subjects) {
        super(console, subjects);
    }

    @Override
    void handle(RoutingContext context, Subject subject) {
        var submission = submission(context, subject);
        if (submission.isEmpty()) {
            form.answer(context, 200, submission, Remarks.message("Nothing to save: no value differs."));
        } else if (!submission.reasonProblem().isEmpty()) {
            var remarks = new Remarks("", submission.reasonProblem(), List.of(), Optional.empty());
            form.answer(context, 422, submission, remarks);
        } else {
            save(context, submission, submission.revision());
        }
    }

    private void save(RoutingContext context, Submission submission, long expected) {
        var request = EditForm.request(context, submission.patch(), OptionalLong.of(expected), submission.reason());
        console.answer(
                context,
                console.live().edit(request),
                result -> result.<Runnable>fold(new EditResult.Cases<>(
                                committed -> () -> console.saved(context, committed.revision()),
                                unchanged -> () -> unchanged(context, submission),
                                rejected -> () -> rejected(context, submission, rejected),
                                stale -> () -> stale(context, submission, stale.current()),
                                unavailable -> () -> unavailable(context, submission, unavailable.detail())))
                        .run());
    }

    private void unchanged(RoutingContext context, Submission submission) {
        form.answer(
                context,
                200,
                submission.rebased(console.live().snapshot()),
                Remarks.message("Nothing was saved: it is already so."));
    }

    private void rejected(RoutingContext context, Submission submission, EditResult.Rejected rejected) {
        var effect = new Effects(submission.subject(), console.live().snapshot()).of(rejected);
        var remarks = Remarks.problems(submission.subject(), rejected.problems());
        form.answer(context, 422, submission, effect, remarks);
    }

    /** A newer revision that left these values alone is no conflict: the edit is asked for again, on top of it. */
    private void stale(RoutingContext context, Submission submission, Snapshot current) {
        if (!submission.isOvertaken(current)) {
            save(context, submission, current.revision());
            return;
        }
        var conflict = Forms.of(console, context, current).conflict(submission);
        var remarks = new Remarks("", "", List.of(), Optional.of(conflict));
        form.answer(context, 412, submission.rebased(current), remarks);
    }

    private void unavailable(RoutingContext context, Submission submission, String detail) {
        context.response().putHeader("Retry-After", "5");
        form.answer(
                context,
                503,
                submission,
                Remarks.message("Not saved: the store takes no writes now (" + detail + ")."));
    }
}
