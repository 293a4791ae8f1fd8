package dev.headgate.web.ui;

import dev.headgate.web.ui.Forms.Remarks;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** {@code POST …/keep}: the same form, drawn from what is there now, with what was typed in it. Nothing is saved. */
final class KeepMine extends FormHandler {
    KeepMine(Console console, Function<RoutingContext, Subject> subjects) {
        super(console, subjects);
    }

    @Override
    void handle(RoutingContext context, Subject subject) {
        var rebased = submission(context, subject).rebased(console.live().snapshot());
        form.answer(context, 200, rebased, Remarks.NONE);
    }
}
