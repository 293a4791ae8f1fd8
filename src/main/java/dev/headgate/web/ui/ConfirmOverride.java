package dev.headgate.web.ui;

import dev.headgate.web.view.Choice;
import dev.headgate.web.view.Shell;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** {@code GET /override?to=websocket_only}: the kill switch's second step. */
record ConfirmOverride(Console console) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        var to = context.queryParam("to").stream().findFirst().orElse("");
        new Traffic(console.live().snapshot(), console.writes(context))
                .choice(to)
                .ifPresentOrElse(choice -> draw(context, 200, choice, "", ""), () -> console.missing(context));
    }

    void draw(RoutingContext context, int status, Choice choice, String reason, String problem) {
        var confirm = new Traffic(console.live().snapshot(), console.writes(context)).confirm(choice, reason, problem);
        if (Console.partial(context)) {
            console.fragment(context, status, "override/_confirm", confirm);
        } else {
            console.page(context, status, Shell.Page.OTHER, "Kill switch", "override/page", confirm);
        }
    }
}
