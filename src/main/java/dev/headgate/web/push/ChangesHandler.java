package dev.headgate.web.push;

import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.web.access.Callers;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code GET /api/v1/changes}. */
public final class ChangesHandler implements Handler<RoutingContext> {
    private final Hub hub;

    public ChangesHandler(Hub hub) {
        this.hub = hub;
    }

    @Override
    public void handle(RoutingContext context) {
        var paths = context.queryParam("path");
        var wrong = paths.stream().filter(path -> Pointer.parse(path).isEmpty()).toList();
        if (!wrong.isEmpty()) {
            refuse(context, wrong);
            return;
        }
        var narrowed =
                paths.stream().map(Pointer::parse).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
        var rendering = new JsonRendering(narrowed, Callers.of(context).scope());
        EventStream.open(context, hub, rendering);
    }

    private static void refuse(RoutingContext context, List<String> wrong) {
        var problems = wrong.stream()
                .map(path ->
                        Problem.at(Pointer.of("path"), "expected a JSON Pointer such as /dual_write/categories", path))
                .toList();
        ProblemDetail.of(400, "a path is no JSON Pointer", problems).send(context);
    }
}
