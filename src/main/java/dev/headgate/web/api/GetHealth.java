package dev.headgate.web.api;

import dev.headgate.live.LiveConfig;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code GET /health/ready}: 200 once a document is served. A failed source or a store that takes no writes is {@code
 * degraded}, still 200: reads and streams go on.
 */
record GetHealth(LiveConfig live) implements Handler<RoutingContext> {

    private record Check(String name, String status, Optional<String> detail) {
        static Check of(String name, String otherwise, Optional<String> problem) {
            return new Check(name, problem.isEmpty() ? "up" : otherwise, problem);
        }

        JsonObject toJson() {
            var json = new JsonObject().put("name", name).put("status", status);
            detail.ifPresent(text -> json.put("detail", text));
            return json;
        }
    }

    /** {@code GET /health/live}: whoever reads this was answered by a live event loop. */
    static void live(RoutingContext context) {
        Answer.json(context, 200, body("up", List.of()));
    }

    @Override
    public void handle(RoutingContext context) {
        var checks = checks();
        var status = Stream.of("down", "degraded")
                .filter(worse -> checks.stream().anyMatch(check -> check.status.equals(worse)))
                .findFirst()
                .orElse("up");
        Answer.json(context, status.equals("down") ? 503 : 200, body(status, checks));
    }

    private List<Check> checks() {
        var document = Check.of(
                "document", "down", live.isReady() ? Optional.empty() : Optional.of("no document is served yet"));
        var store = Check.of("store", "degraded", live.store().problem());
        var sources = live.sources().stream()
                .map(source -> Check.of(
                        "source:" + source.name(),
                        "degraded",
                        source.problems().stream().findFirst().map(Object::toString)));
        return Stream.concat(Stream.of(document, store), sources).toList();
    }

    private static JsonObject body(String status, List<Check> checks) {
        return new JsonObject()
                .put("status", status)
                .put("checks", new JsonArray(checks.stream().map(Check::toJson).toList()));
    }
}
