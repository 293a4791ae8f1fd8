package dev.headgate.web.api;

import dev.headgate.dualwrite.health.BreakerCommand;
import dev.headgate.dualwrite.health.BreakerCommand.Action;
import dev.headgate.dualwrite.observe.LiveTraffic;
import dev.headgate.web.access.Callers;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** {@code POST /api/v1/adapters/<name>/breaker}: moves a breaker by hand. No revision: it acts at once, and on this gateway. */
record PostBreaker(LiveTraffic traffic) implements Handler<RoutingContext> {
    private static final Set<String> KEYS = Set.of("action", "reason");

    @Override
    public void handle(RoutingContext context) {
        RequestBody.read(context.body().buffer(), KEYS)
                .then(body -> command(context, body))
                .fold(command -> obey(context, command), problem -> problem.send(context));
    }

    private void obey(RoutingContext context, BreakerCommand command) {
        traffic.command(command)
                .onSuccess(answer -> answer.state()
                        .ifPresentOrElse(
                                state -> Answer.json(
                                        context,
                                        new JsonObject()
                                                .put("adapter", command.adapter())
                                                .put("breaker", state.toJson())),
                                () -> missing(context, command.adapter())))
                .onFailure(context::fail);
    }

    private static Checked<BreakerCommand> command(RoutingContext context, RequestBody body) {
        var action = body.choice("action", "open, close or reset", Action::named);
        var reason = body.reason();
        var adapter = context.pathParam("name");
        return body.unlessProblems(new BreakerCommand(
                adapter, action.orElse(Action.RESET), Callers.of(context).name(), reason));
    }

    private static void missing(RoutingContext context, String adapter) {
        ProblemDetail.of(404, "no adapter is called " + adapter).send(context);
    }
}
