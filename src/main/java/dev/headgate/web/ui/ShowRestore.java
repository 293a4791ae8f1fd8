package dev.headgate.web.ui;

import dev.headgate.web.ui.RestoreForm.Attempt;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /history/<n>/restore}: what going back to it would change. */
record ShowRestore(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        Console.number(context.pathParam("revision"))
                .ifPresentOrElse(number -> draw(context, number), () -> console.missing(context));
    }

    private void draw(RoutingContext context, long revision) {
        var attempt = Attempt.fresh(revision, console.live().snapshot().revision());
        new RestoreForm(console).answer(context, 200, attempt);
    }
}
