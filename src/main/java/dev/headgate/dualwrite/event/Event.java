package dev.headgate.dualwrite.event;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, on its way to one or two adapters.
 *
 * @param id the producer's, or a ULID
 * @param sequence from 1, gapless, given on accept; 0 before
 * @param type what happened, such as {@code session_start}
 * @param source who says so
 * @param key the entity that it is about (an order, a user), by which it is routed and kept in order
 * @param metadata about the event rather than the entity; no part of the checksum
 * @param category named by the producer, or found on accept
 * @param checksum of the data: a producer's own before accept, the gateway's after
 */
public record Event(
        String id,
        long sequence,
        String type,
        Instant timestamp,
        String source,
        String key,
        Data data,
        Data metadata,
        Optional<String> category,
        Optional<Checksum> checksum) {

    /** Of a type, with data; its id is a new one, its key the same, and it is of now. */
    public static Event of(String type, JsonObject data) {
        var id = Ulid.next();
        return new Event(
                id,
                0,
                type,
                Instant.now(),
                "application",
                id,
                Data.of(data),
                Data.EMPTY,
                Optional.empty(),
                Optional.empty());
    }

    /** About this entity. */
    public Event withKey(String entity) {
        return new Event(id, sequence, type, timestamp, source, entity, data, metadata, category, checksum);
    }

    /** As {@code producer} says. */
    public Event from(String producer) {
        return new Event(id, sequence, type, timestamp, producer, key, data, metadata, category, checksum);
    }

    /** Of this category, whatever its type says. */
    public Event in(String named) {
        return new Event(id, sequence, type, timestamp, source, key, data, metadata, Optional.of(named), checksum);
    }

    /** With the producer's own checksum, which is compared on accept. */
    public Event with(Checksum own) {
        return new Event(id, sequence, type, timestamp, source, key, data, metadata, category, Optional.of(own));
    }

    /** The same event with all that accepting it found. */
    public Event accepted(long number, String found, Checksum computed) {
        return new Event(
                id, number, type, timestamp, source, key, data, metadata, Optional.of(found), Optional.of(computed));
    }
}
