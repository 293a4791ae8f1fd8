package dev.headgate.web.ui;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Finds what a form is about, and answers 404 where there is no such thing. */
abstract class FormHandler implements Handler<RoutingContext> {
    private final Function<RoutingContext, Subject> subjects;
    protected final Console console;
    protected final EditForm form;

    /** @param subjects what a request's path names */
    FormHandler(Console console, Function<RoutingContext, Subject> subjects) {
        this.console = console;
        this.form = new EditForm(console);
        this.subjects = subjects;
    }

    @Override
    public final void handle(RoutingContext context) {
        var subject = subjects.apply(context);
        if (subject.exists(console.live().snapshot().document())) {
            handle(context, subject);
        } else {
            console.missing(context);
        }
    }

    abstract void handle(RoutingContext context, Subject subject);

    protected final Submission submission(RoutingContext context, Subject subject) {
        return Submission.of(
                subject, context.request().formAttributes(), console.live().snapshot());
    }
}
