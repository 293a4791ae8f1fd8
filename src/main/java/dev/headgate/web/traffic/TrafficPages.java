package dev.headgate.web.traffic;

import dev.headgate.dualwrite.health.BreakerCommand;
import dev.headgate.dualwrite.health.BreakerCommand.Action;
import dev.headgate.web.ui.Breakers;
import dev.headgate.web.ui.Console;
import dev.headgate.web.ui.Reason;
import dev.headgate.web.view.BreakerForm;
import dev.headgate.web.view.LivePage;
import dev.headgate.web.view.LiveView;
import dev.headgate.web.view.Shell;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Objects;
import java.util.Optional;

/** The live page, its charts by themselves, and the hand on a breaker. */
public record TrafficPages(Console console) {
    private static final long LARGEST_FORM = 16 * 1024;
    private static final String PATH = "/live";

    public void mount(Router router) {
        router.get(PATH).handler(this::show);
        router.get(PATH + "/charts")
                .handler(context -> console.fragment(context, 200, "live/_charts", draw(context, Optional.empty())));
        router.post("/adapters/:name/breaker")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM))
                .handler(this::move);
    }

    private void show(RoutingContext context) {
        show(context, 200, Optional.empty());
    }

    private void show(RoutingContext context, int status, Optional<Refused> refused) {
        var view = new LivePage(console.attention(), draw(context, refused));
        console.page(context, status, Shell.Page.LIVE, "Live", "live/page", view);
    }

    private LiveView draw(RoutingContext context, Optional<Refused> refused) {
        return new LiveDrawing(
                        console.traffic().traffic(),
                        console.live().snapshot(),
                        console.now(),
                        adapter -> form(context, adapter, refused))
                .draw();
    }

    private static BreakerForm form(RoutingContext context, String adapter, Optional<Refused> refused) {
        var mine = refused.filter(it -> it.adapter().equals(adapter));
        return new BreakerForm(
                Breakers.id(adapter),
                adapter,
                "/adapters/" + adapter + "/breaker",
                mine.map(Refused::reason).orElse(""),
                mine.map(Refused::problem).orElse(""),
                Console.commands(context));
    }

    private void move(RoutingContext context) {
        var form = context.request().formAttributes();
        var adapter = context.pathParam("name");
        var reason = Reason.of(form);
        var action = Action.named(Objects.requireNonNullElse(form.get("action"), ""));
        if (console.traffic().traffic().adapter(adapter).isEmpty()) {
            console.missing(context);
        } else if (action.isEmpty()) {
            show(context, 422, Optional.of(new Refused(adapter, reason.text(), "Choose what to do with it.")));
        } else if (!reason.problem().isEmpty()) {
            show(context, 422, Optional.of(new Refused(adapter, reason.text(), reason.problem())));
        } else {
            var command = new BreakerCommand(adapter, action.get(), Console.name(context), reason.text());
            console.answer(context, console.traffic().command(command), answer -> Console.see(context, PATH));
        }
    }

    /** A form that wasn't accepted. */
    private record Refused(String adapter, String reason, String problem) {}
}
