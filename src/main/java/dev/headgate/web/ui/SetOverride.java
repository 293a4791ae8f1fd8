package dev.headgate.web.ui;

import dev.headgate.config.Patch;
import dev.headgate.config.Pointer;
import dev.headgate.live.EditResult;
import dev.headgate.web.view.Choice;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /override}: throws the kill switch. In an emergency nothing but the switch itself may make this stale, so
 * it tests that alone and not the revision.
 */
record SetOverride(Console console) implements Handler<RoutingContext> {
    private static final Pointer PATH = Subject.TRAFFIC.path("global_override");

    @Override
    public void handle(RoutingContext context) {
        var form = context.request().formAttributes();
        var to = Objects.requireNonNullElse(form.get("to"), "");
        var from = Objects.requireNonNullElse(form.get("from"), "");
        var reason = Objects.requireNonNullElse(form.get("reason"), "").strip();
        Traffic.of(console.live())
                .choice(to)
                .ifPresentOrElse(choice -> set(context, choice, from, reason), () -> console.missing(context));
    }

    private void set(RoutingContext context, Choice to, String from, String reason) {
        if (reason.isEmpty()) {
            again(context, 422, to, reason, "Say why, for whoever reads the history.");
            return;
        }
        var patch = new Patch(List.of(
                new Patch.Operation(Patch.Op.TEST, PATH, value(from)),
                new Patch.Operation(Patch.Op.ADD, PATH, value(to.value()))));
        console.answer(
                context,
                console.live().edit(EditForm.request(context, patch, OptionalLong.empty(), reason)),
                result -> result.<Runnable>fold(new EditResult.Cases<>(
                                committed -> () -> console.saved(context, committed.revision()),
                                unchanged -> () -> again(context, 200, to, reason, "It is already so."),
                                rejected -> () -> rejected(context, to, reason, rejected),
                                stale -> () -> again(context, 412, to, reason, "The switch was moved meanwhile."),
                                unavailable -> () -> again(
                                        context,
                                        503,
                                        to,
                                        reason,
                                        "Not set: the store takes no writes now (" + unavailable.detail() + ").")))
                        .run());
    }

    private void rejected(RoutingContext context, Choice to, String reason, EditResult.Rejected rejected) {
        var moved = rejected.why() == EditResult.Rejection.CONFLICT;
        var current = Traffic.of(console.live()).current();
        var stands = current.isEmpty() ? "by category" : Words.override(current);
        again(
                context,
                moved ? 412 : 422,
                to,
                reason,
                moved
                        ? "Somebody moved the switch meanwhile: it is at " + stands
                                + ". Confirm again to set it anyway."
                        : Effects.messages(rejected.problems()));
    }

    private void again(RoutingContext context, int status, Choice to, String reason, String problem) {
        new ConfirmOverride(console).draw(context, status, to, reason, problem);
    }

    private static @Nullable String value(String choice) {
        return choice.isEmpty() ? null : choice;
    }
}
