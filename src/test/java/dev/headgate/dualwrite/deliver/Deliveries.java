package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Accepted events for adapters to deliver. */
public final class Deliveries {
    private static final AtomicLong SEQUENCE = new AtomicLong();

    private Deliveries() {}

    /** One about an entity, which says something. */
    public static Delivery of(String key, String says) {
        return of("system", key, says);
    }

    public static Delivery of(String category, String key, String says) {
        var event = Event.of("stats", new JsonObject().put("says", says))
                .withKey(key)
                .accepted(SEQUENCE.incrementAndGet(), category, new Checksum(Algorithm.CRC32, "00000000"));
        return new Delivery(event, Frame.of(event));
    }

    /** One of each key. */
    public static List<Delivery> ofKeys(String... keys) {
        return Stream.of(keys).map(key -> of(key, "alpha")).toList();
    }

    public static List<String> texts(List<Delivery> deliveries) {
        return deliveries.stream().map(delivery -> delivery.frame().text()).toList();
    }
}
