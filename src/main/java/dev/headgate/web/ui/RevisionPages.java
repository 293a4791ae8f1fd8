package dev.headgate.web.ui;

import dev.headgate.config.Revision;
import dev.headgate.web.view.RevisionPage;
import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code GET /history/<n>}. */
record RevisionPages(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        Console.number(context.pathParam("revision"))
                .ifPresentOrElse(
                        number -> console.answer(context, console.store().find(number), found -> draw(context, found)),
                        () -> console.missing(context));
    }

    private void draw(RoutingContext context, Optional<Revision> found) {
        if (found.isEmpty()) {
            console.missing(context);
            return;
        }
        var revision = found.get();
        var view = new RevisionPage(
                Timeline.entry(revision, console.now(), Integer.MAX_VALUE),
                Timeline.values(revision.override()),
                UndoRevision.isUndoable(revision),
                console.live().snapshot().revision());
        console.page(context, 200, Shell.Page.HISTORY, "Revision " + revision.revision(), "history/revision", view);
    }
}
