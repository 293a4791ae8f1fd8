package dev.headgate.web.ui;

import dev.headgate.web.ui.Forms.Remarks;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** {@code POST …/preview}: what a save would come to. Without htmx it is the page again, with what was typed. */
final class PreviewForm extends FormHandler {
    PreviewForm(Console console, Function<RoutingContext, Subject> subjects) {
        super(console, subjects);
    }

    @Override
    void handle(RoutingContext context, Subject subject) {
        var submission = submission(context, subject);
        if (!Console.partial(context)) {
            form.answer(context, 200, submission, Remarks.NONE);
            return;
        }
        console.answer(context, form.effect(submission), effect -> {
            var view = Forms.of(console, context).draw(submission, effect, Remarks.NONE);
            console.fragment(context, 200, "form/_preview", view);
        });
    }
}
