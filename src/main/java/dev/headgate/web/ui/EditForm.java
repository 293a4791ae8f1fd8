package dev.headgate.web.ui;

import dev.headgate.config.Patch;
import dev.headgate.config.Snapshot;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditRequest.Proposal;
import dev.headgate.store.RevisionFilter;
import dev.headgate.web.ui.Forms.Remarks;
import dev.headgate.web.view.Effect;
import dev.headgate.web.view.FormPage;
import dev.headgate.web.view.Recent;
import dev.headgate.web.view.Row;
import dev.headgate.web.view.Shell;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.OptionalLong;

/** The form of a subject, for all the roads on which it is drawn: a page, an answer to itself, a fragment under its row. */
record EditForm(Console console) {
    private static final int SHOWN = 10;

    /** Draws it with what its values would come to. */
    void answer(RoutingContext context, int status, Submission submission, Remarks remarks) {
        console.answer(context, effect(submission), effect -> answer(context, status, submission, effect, remarks));
    }

    void answer(RoutingContext context, int status, Submission submission, Effect effect, Remarks remarks) {
        var form = Forms.of(console, context).draw(submission, effect, remarks);
        if (Console.partial(context)) {
            console.fragment(context, status, "form/_form", form);
            return;
        }
        console.answer(context, before(submission.subject()), recent -> {
            var view = new FormPage(form, row(submission.subject()), recent, HistoryQuery.url(submission.subject()));
            console.page(context, status, Shell.Page.OTHER, form.title(), "form/page", view);
        });
    }

    /** The dry run. */
    Future<Effect> effect(Submission submission) {
        var effects = new Effects(submission.subject(), snapshot());
        return submission.isEmpty()
                ? Future.succeededFuture(effects.nothing())
                : console.live()
                        .preview(new EditRequest(
                                new Proposal.Edit(submission.patch()),
                                OptionalLong.empty(),
                                "preview",
                                "preview",
                                Optional.empty()))
                        .map(effects::of);
    }

    /** An edit by whoever sent the form. */
    static EditRequest request(RoutingContext context, Patch patch, OptionalLong expected, String reason) {
        return Console.request(context, new Proposal.Edit(patch), expected, reason);
    }

    private Snapshot snapshot() {
        return console.live().snapshot();
    }

    private Optional<Row> row(Subject subject) {
        return subject.kind() == Subject.Kind.CATEGORY
                ? Optional.of(new CategoryRows(snapshot(), console.traffic(), console.journal(), console.now())
                        .row(subject.name(), 0))
                : Optional.empty();
    }

    private Future<Recent> before(Subject subject) {
        var paths = subject.paths();
        return console.store()
                .newest(RevisionFilter.of(paths), SHOWN, Long.MAX_VALUE)
                .map(page -> Timeline.recent(page.revisions(), console.now(), paths));
    }
}
