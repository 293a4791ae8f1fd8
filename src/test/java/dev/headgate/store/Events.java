package dev.headgate.store;

import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.EventStore.Batch;
import dev.headgate.dualwrite.deliver.EventStore.Owed;
import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Event;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Events for tests of their store, recognizable by their sequence. */
public final class Events {
    private Events() {}

    /** With everything that is hard to write down: a nanosecond, quotes, numbers at the edge of a double. */
    public static Event event(long sequence) {
        var data = new JsonObject()
                .put("number", sequence)
                .put("text", "one'; -- \"две\" ✓\n")
                .put("edge", Double.MIN_VALUE)
                .put("deep", new JsonObject().put("none", null));
        var event = Event.of("session_start", data).withKey("user-" + sequence).from("a test");
        return new Event(
                        "id-" + sequence,
                        0,
                        event.type(),
                        Instant.parse("2026-11-22T10:00:00.000000001Z"),
                        event.source(),
                        event.key(),
                        event.data(),
                        event.metadata(),
                        event.category(),
                        event.checksum())
                .accepted(sequence, "user_activity", new Checksum(Checksum.Algorithm.CRC32, "0badcafe"));
    }

    public static Owed owed(long sequence, String... adapters) {
        return new Owed(Delivery.of(event(sequence)), List.of(adapters));
    }

    /** From the first to the last, owed to these. */
    public static List<Owed> owed(long first, long last, String... adapters) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(sequence -> owed(sequence, adapters))
                .toList();
    }

    public static Batch accepting(List<Owed> accepted) {
        return new Batch(accepted, List.of(), List.of(), Map.of(), OptionalLong.empty());
    }

    public static Batch settling(Long... sequences) {
        return new Batch(List.of(), List.of(sequences), List.of(), Map.of(), OptionalLong.empty());
    }

    public static Batch spooling(List<Owed> spooled) {
        return new Batch(List.of(), List.of(), spooled, Map.of(), OptionalLong.empty());
    }

    public static Batch replaying(String adapter, List<Long> positions) {
        return new Batch(List.of(), List.of(), List.of(), Map.of(adapter, positions), OptionalLong.empty());
    }

    public static Batch reserving(long ceiling) {
        return new Batch(List.of(), List.of(), List.of(), Map.of(), OptionalLong.of(ceiling));
    }
}
