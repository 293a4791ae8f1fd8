package dev.headgate.web.ui;

import dev.headgate.web.ui.Forms.Remarks;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** {@code GET} of a category, an adapter or the circuit breaker. */
final class ShowForm extends FormHandler {
    ShowForm(Console console, Function<RoutingContext, Subject> subjects) {
        super(console, subjects);
    }

    @Override
    void handle(RoutingContext context, Subject subject) {
        form.answer(context, 200, Submission.fresh(subject, console.live().snapshot()), Remarks.NONE);
    }
}
