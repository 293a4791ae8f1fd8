package dev.headgate.web.ui;

import dev.headgate.config.Change;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Patch;
import dev.headgate.config.Patch.Op;
import dev.headgate.config.Patch.Operation;
import dev.headgate.config.Revision;
import dev.headgate.live.EditRequest;
import dev.headgate.live.EditResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code POST /history/<n>/undo}: a new revision in which what {@code n} overrode is as it was before it. What others
 * changed since stays; it is refused when they changed the same values.
 */
record UndoRevision(Console console) implements Handler<RoutingContext> {

    /** Only an edit's own doing can be taken back; what a file says can't. */
    static boolean isUndoable(Revision revision) {
        return revision.origin() == Revision.Cause.EDIT || revision.origin() == Revision.Cause.RESTORE;
    }

    @Override
    public void handle(RoutingContext context) {
        Console.number(context.pathParam("revision"))
                .ifPresentOrElse(
                        number -> undo(context, number).onFailure(cause -> console.failed(context, cause)),
                        () -> console.missing(context));
    }

    private Future<Void> undo(RoutingContext context, long number) {
        return Future.all(console.store().find(number), console.store().find(number - 1))
                .compose(both -> {
                    Optional<Revision> undone = both.resultAt(0);
                    Optional<Revision> before = both.resultAt(1);
                    if (undone.isEmpty() || before.isEmpty() || !isUndoable(undone.get())) {
                        console.missing(context);
                        return Future.succeededFuture();
                    }
                    return ask(context, undone.get(), before.get());
                });
    }

    private Future<Void> ask(RoutingContext context, Revision undone, Revision before) {
        var reason = "undo of revision " + undone.revision() + ": " + undone.reason();
        var cut = reason.substring(0, Math.min(reason.length(), EditRequest.LONGEST_REASON));
        return console.live()
                .edit(EditForm.request(context, patch(undone, before), OptionalLong.empty(), cut))
                .map(result -> {
                    result.<Runnable>fold(new EditResult.Cases<>(
                                    committed -> () -> console.saved(context, committed.revision()),
                                    unchanged -> () -> refuse(context, 200, "It is already so."),
                                    rejected -> () -> refuse(
                                            context, 409, "These values have changed since. Look at them, then edit."),
                                    stale -> () -> refuse(context, 412, "The document changed meanwhile."),
                                    unavailable -> () -> refuse(
                                            context,
                                            503,
                                            "The store takes no writes now (" + unavailable.detail() + ").")))
                            .run();
                    return null;
                });
    }

    /** What it changed must still be so; then its overrides become what they were. */
    private static Patch patch(Revision undone, Revision before) {
        var operations = new ArrayList<Operation>();
        for (var change : undone.changes()) {
            change.to().ifPresent(leaf -> operations.add(new Operation(Op.TEST, change.path(), leaf.value())));
        }
        for (var change : Change.between(before.override(), undone.override())) {
            operations.add(restore(change, change.from()));
        }
        return new Patch(operations);
    }

    private static Operation restore(Change change, Optional<Leaf> was) {
        return was.map(leaf -> new Operation(Op.ADD, change.path(), leaf.value()))
                .orElseGet(() -> new Operation(Op.REMOVE, change.path(), null));
    }

    private void refuse(RoutingContext context, int status, String why) {
        console.say(context, status, "Not undone.", why);
    }
}
