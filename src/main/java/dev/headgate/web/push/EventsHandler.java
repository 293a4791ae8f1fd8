package dev.headgate.web.push;

import dev.headgate.access.Scope;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.dualwrite.deliver.websocket.Audience;
import dev.headgate.web.access.Callers;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code GET /ws/events}: delivered events over a WebSocket. */
public final class EventsHandler implements Handler<RoutingContext> {
    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final String WEBSOCKET = "websocket";

    private final Audience audience;
    private final StreamLimits limits;
    private final StreamMetrics metrics;

    /** @param audience of the event loop that calls it */
    public EventsHandler(Audience audience, StreamLimits limits, StreamMetrics metrics) {
        this.audience = audience;
        this.limits = limits;
        this.metrics = metrics;
    }

    @Override
    public void handle(RoutingContext context) {
        var categories = Set.copyOf(context.queryParam("category"));
        var wrong = categories.stream()
                .filter(name -> !CATEGORY.matcher(name).matches())
                .toList();
        if (!WEBSOCKET.equalsIgnoreCase(context.request().getHeader(HttpHeaders.UPGRADE))) {
            context.response().putHeader(HttpHeaders.UPGRADE, WEBSOCKET);
            ProblemDetail.of(426, "events come over a WebSocket: connect to this address with ws:// or wss://")
                    .send(context);
        } else if (!wrong.isEmpty()) {
            refuse(context, wrong);
        } else if (!metrics.opened(limits.streams())) {
            ProblemDetail.of(503, "as many streams are open as may be").send(context);
        } else {
            open(context, wanted(categories, Callers.of(context).scope()));
        }
    }

    private void open(RoutingContext context, Predicate<String> wanted) {
        var still = Callers.still(context);
        context.request()
                .toWebSocket()
                .compose(socket -> audience.join(socket, wanted, still))
                .onComplete(gone -> metrics.closed()); // a handshake that fails has been answered by Vert.x
    }

    /** Outside a token's scope there is nothing, so that nothing is heard of it either. */
    private static Predicate<String> wanted(Set<String> asked, Scope scope) {
        Predicate<String> named = category -> asked.isEmpty() || asked.contains(category);
        return scope.isAll()
                ? named
                : named.and(category -> scope.covers(Pointer.of("dual_write", "categories", category)));
    }

    private static void refuse(RoutingContext context, List<String> wrong) {
        var problems = wrong.stream()
                .map(name ->
                        Problem.at(Pointer.of("category"), "expected the name of a category such as critical", name))
                .toList();
        ProblemDetail.of(400, "a category has no such name", problems).send(context);
    }
}
