package dev.headgate.web.ui;

import dev.headgate.config.Revision;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.live.EditResult;
import dev.headgate.live.Preview;
import dev.headgate.web.view.Differences;
import dev.headgate.web.view.RestorePage;
import dev.headgate.web.view.Shell;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;

/** The page on which a restore is seen before it is made, drawn anew for each attempt by the server's dry run. */
record RestoreForm(Console console) {
    private static final int DELTAS = 6;

    /**
     * Somebody's way to a restore so far.
     *
     * @param revision to go back to
     * @param base the revision that the form was drawn from; 0 for none
     * @param overtaken others changed the document since {@code base}
     */
    record Attempt(long revision, long base, Reason reason, String reasonProblem, String message, boolean overtaken) {
        static Attempt fresh(long revision, long base) {
            return new Attempt(revision, base, new Reason(""), "", "", false);
        }
    }

    /** All that is needed to draw it; what couldn't be had is empty, so that no fault loses what was typed. */
    private record Found(Optional<Revision> target, Optional<Preview> preview, Optional<Differences> meanwhile) {}

    static EditRequest request(RoutingContext context, long revision, OptionalLong expected, String reason) {
        return Console.request(context, new Proposal.Restore(revision), expected, reason);
    }

    void answer(RoutingContext context, int status, Attempt attempt) {
        var target = console.store().find(attempt.revision).otherwise(Optional.empty());
        var preview = console.live()
                .preview(request(context, attempt.revision, OptionalLong.empty(), "preview"))
                .map(Optional::of)
                .otherwise(Optional.empty());
        var found = target.compose(revision ->
                preview.compose(said -> meanwhile(attempt, said).map(others -> new Found(revision, said, others))));
        console.answer(context, found, it -> draw(context, status, attempt, it));
    }

    private Future<Optional<Differences>> meanwhile(Attempt attempt, Optional<Preview> preview) {
        var now = base(attempt, preview);
        var tellable =
                attempt.overtaken && attempt.base > 0 && attempt.base < now && now - attempt.base <= Fold.LONGEST;
        return tellable
                ? Fold.between(console.store(), attempt.base, now, console.now())
                        .map(fold -> Optional.of(SideBySide.draw("revision " + attempt.base, "revision " + now, fold)))
                        .otherwise(Optional.empty())
                : Future.succeededFuture(Optional.empty());
    }

    /** What is shown is what may be asked for: the form's base is the revision that the dry run saw. */
    private static long base(Attempt attempt, Optional<Preview> preview) {
        return preview.filter(Preview.Changes.class::isInstance)
                .map(it -> ((Preview.Changes) it).revision())
                .orElse(attempt.base);
    }

    private void draw(RoutingContext context, int status, Attempt attempt, Found found) {
        var rejected =
                found.preview.filter(EditResult.Rejected.class::isInstance).map(EditResult.Rejected.class::cast);
        if (rejected.filter(it -> it.why() == EditResult.Rejection.NOT_FOUND).isPresent()) {
            console.missing(context);
            return;
        }
        var changes = found.preview.filter(Preview.Changes.class::isInstance).map(Preview.Changes.class::cast);
        var view = new RestorePage(
                attempt.revision,
                found.target.map(it -> Timeline.entry(it, console.now(), DELTAS)),
                base(attempt, found.preview),
                changes.map(this::effect),
                changes.map(it -> !it.changes().isEmpty()).orElse(rejected.isEmpty()),
                message(attempt, found.preview, rejected),
                attempt.reason.text(),
                attempt.reasonProblem,
                found.meanwhile);
        var title = "Restore revision " + attempt.revision;
        console.page(context, status, Shell.Page.HISTORY, title, "history/restore", view);
    }

    private Differences effect(Preview.Changes changes) {
        var now = console.live().snapshot();
        return new SideBySide(
                        subject -> new Effects(subject, now).consequence(changes.document()), path -> Optional.empty())
                .draw("now", "after the restore", changes.changes());
    }

    private static String message(Attempt attempt, Optional<Preview> preview, Optional<EditResult.Rejected> rejected) {
        if (!attempt.message.isEmpty()) {
            return attempt.message;
        }
        return preview.isEmpty()
                ? "What it would change can't be said now: the gateway didn't answer. Try again."
                : rejected.map(it -> "It can't be restored: " + Effects.messages(it.problems()))
                        .orElse("");
    }
}
