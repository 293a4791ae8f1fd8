package dev.headgate.dualwrite.demo;

import dev.headgate.dualwrite.event.Event;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes events as a small shop's services would: a few of each category, about a few hundred orders and users. */
final class Generator {
    private static final int ENTITIES = 400;
    private static final List<String> TYPES = List.of(
            "order_placed",
            "order_paid",
            "stock_stats",
            "connection_status",
            "export_complete", // system
            "session_start",
            "session_end",
            "user_login",
            "user_activity",
            "user_login", // user_activity
            "response_time",
            "cache_metrics",
            "response_time",
            "latency", // performance
            "health_check",
            "payment_timeout", // critical
            "test_event"); // debug

    private final RandomGenerator random;

    Generator(RandomGenerator random) {
        this.random = random;
    }

    Event next() {
        var type = TYPES.get(random.nextInt(TYPES.size()));
        var entity = (type.startsWith("order") || type.startsWith("payment") ? "order-" : "user-")
                + (1 + random.nextInt(ENTITIES));
        var data = new JsonObject()
                .put("entity", entity)
                .put("took_ms", 1 + random.nextInt(180))
                .put("region", random.nextBoolean() ? "eu-west" : "us-east");
        if (type.startsWith("order") || type.startsWith("payment")) {
            data.put("total", (100 + random.nextInt(20_000)) / 100.0).put("currency", "EUR");
        }
        return Event.of(type, data).withKey(entity).from("demo");
    }
}
