package dev.headgate.web.ui;

import dev.headgate.web.view.ComparePage;
import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code GET /history/compare?from=<n>&to=<m>}: which effective values differ between two revisions, in either order. */
record CompareRevisions(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        var from = context.request().getParam("from", "").strip();
        var to = context.request().getParam("to", "").strip();
        var first = Console.number(from);
        var second = Console.number(to);
        if (first.isEmpty() || second.isEmpty()) {
            say(context, 400, from, to, "Pick two revisions: they are whole numbers from 1.");
        } else {
            compare(context, Math.min(first.get(), second.get()), Math.max(first.get(), second.get()));
        }
    }

    private void compare(RoutingContext context, long from, long to) {
        var head = console.live().snapshot().revision();
        if (to > head) {
            say(context, 404, from, to, "There is no revision " + to + ": the newest one is " + head + ".");
        } else if (from == to) {
            say(context, 200, from, to, "These are the same revision.");
        } else if (to - from > Fold.LONGEST) {
            var between = to - from + " revisions lie between these two; at most " + Fold.LONGEST + " can be compared.";
            say(context, 422, from, to, between + " Pick two that are closer to each other.");
        } else {
            console.answer(
                    context,
                    Fold.between(console.store(), from, to, console.now()),
                    fold -> draw(context, from, to, fold));
        }
    }

    private void draw(RoutingContext context, long from, long to, Fold fold) {
        var differences = SideBySide.draw("revision " + from, "revision " + to, fold);
        var note = differences.groups().isEmpty()
                ? "Nothing differs: every value that was changed since revision " + from + " was as before again."
                : "";
        page(context, 200, new ComparePage("" + from, "" + to, note, Optional.of(differences)));
    }

    private void say(RoutingContext context, int status, Object from, Object to, String note) {
        page(context, status, new ComparePage("" + from, "" + to, note, Optional.empty()));
    }

    private void page(RoutingContext context, int status, ComparePage view) {
        console.page(context, status, Shell.Page.HISTORY, "Compare revisions", "history/compare", view);
    }
}
