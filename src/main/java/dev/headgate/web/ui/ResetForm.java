package dev.headgate.web.ui;

import dev.headgate.config.Patch;
import dev.headgate.live.EditResult;
import dev.headgate.web.ui.Forms.Remarks;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** {@code POST …/reset}: drops the overrides of what the form shows, so that its values fall back. */
final class ResetForm extends FormHandler {
    ResetForm(Console console, Function<RoutingContext, Subject> subjects) {
        super(console, subjects);
    }

    @Override
    void handle(RoutingContext context, Subject subject) {
        var submission = submission(context, subject);
        if (!submission.reasonProblem().isEmpty()) {
            var remarks = new Remarks("", submission.reasonProblem(), List.of(), Optional.empty());
            form.answer(context, 422, submission, remarks);
            return;
        }
        var request =
                EditForm.request(context, drop(subject), OptionalLong.of(submission.revision()), submission.reason());
        console.answer(
                context,
                console.live().edit(request),
                result -> result.<Runnable>fold(new EditResult.Cases<>(
                                committed -> () -> console.saved(context, committed.revision()),
                                unchanged -> () -> say(context, submission, 200, "Nothing is overridden here."),
                                rejected -> () -> say(context, submission, 409, Effects.messages(rejected.problems())),
                                stale -> () -> say(
                                        context,
                                        submission,
                                        412,
                                        "Nothing was reset: the document changed meanwhile. Look again, then reset."),
                                unavailable -> () -> say(
                                        context,
                                        submission,
                                        503,
                                        "Not saved: the store takes no writes now (" + unavailable.detail() + ").")))
                        .run());
    }

    private Patch drop(Subject subject) {
        var operations = subject.leaves(console.live().snapshot().document()).entrySet().stream()
                .filter(entry -> Origins.isOverride(entry.getValue()))
                .map(entry -> new Patch.Operation(Patch.Op.REMOVE, subject.path(entry.getKey()), null))
                .toList();
        return new Patch(operations);
    }

    private void say(RoutingContext context, Submission submission, int status, String message) {
        form.answer(context, status, submission.rebased(console.live().snapshot()), Remarks.message(message));
    }
}
