package dev.headgate.web.api;

import dev.headgate.dualwrite.health.Health;
import dev.headgate.dualwrite.observe.AdapterTraffic;
import dev.headgate.dualwrite.observe.CategoryTraffic;
import dev.headgate.dualwrite.observe.Flow;
import dev.headgate.dualwrite.observe.Mark;
import dev.headgate.dualwrite.observe.Point;
import dev.headgate.dualwrite.observe.Traffic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The data plane's snapshot as JSON: what was not measured is null. */
final class TrafficJson {
    private TrafficJson() {}

    static JsonObject of(Traffic traffic) {
        return new JsonObject()
                .put("since", traffic.since().toString())
                .put("at", traffic.at().toString())
                .put("adapters", array(traffic.adapters(), TrafficJson::adapter))
                .put("categories", array(traffic.categories(), TrafficJson::category))
                .put("marks", array(traffic.marks(), TrafficJson::mark));
    }

    private static JsonObject adapter(AdapterTraffic adapter) {
        var now = adapter.now();
        return new JsonObject()
                .put("name", now.name())
                .put("status", now.status())
                .put("detail", now.detail())
                .put("clients", now.clients())
                .put("missed", now.missed())
                .put("queued", now.queued())
                .put("spool_events", now.spoolEvents())
                .put("spool_bytes", now.spoolBytes())
                .put("given_up", now.givenUp())
                .put("breaker", now.breaker().toJson())
                .put("health", health(now.health()))
                .put("points", array(adapter.points(), TrafficJson::point));
    }

    private static JsonObject health(Health health) {
        return new JsonObject()
                .put("verdict", health.verdict().name().toLowerCase(Locale.ROOT))
                .put("samples", health.samples())
                .put("rate_per_s", health.ratePerS())
                .put("error_rate", number(health.errorRate()))
                .put("p50_ms", number(health.p50Ms()))
                .put("p95_ms", number(health.p95Ms()))
                .put("p99_ms", number(health.p99Ms()));
    }

    private static @Nullable JsonObject point(Point point) {
        return point.isGap()
                ? null
                : new JsonObject()
                        .put("calls", point.calls())
                        .put("errors", point.errors())
                        .put("p95_ms", point.p95Ms());
    }

    private static JsonObject category(CategoryTraffic category) {
        return new JsonObject()
                .put("name", category.name())
                .put("rate_per_s", category.ratePerS())
                .put("dual_written", number(category.dualWritten()))
                .put("points", array(category.flow(), TrafficJson::flow));
    }

    private static @Nullable JsonObject flow(Flow flow) {
        return flow.isGap()
                ? null
                : new JsonObject().put("events", flow.events()).put("dual_written", flow.dualWritten());
    }

    private static JsonObject mark(Mark mark) {
        return mark.step()
                .map(step -> new JsonObject().put("event", "breaker").mergeIn(step.toJson()))
                .orElseGet(() -> new JsonObject()
                        .put("event", "change")
                        .put("at", mark.at().toString())
                        .put("revision", mark.revision())
                        .put("actor", mark.actor())
                        .put("what", mark.what()));
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static <T> JsonArray array(List<T> all, Function<T, @Nullable JsonObject> json) {
        var array = new JsonArray();
        all.forEach(one -> array.add(json.apply(one)));
        return array;
    }
}
