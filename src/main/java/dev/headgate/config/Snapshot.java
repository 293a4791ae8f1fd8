package dev.headgate.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The effective document at one revision. Immutable: whoever holds it can read it from any thread for as long as they
 * like.
 *
 * @param revision the newest revision in it
 * @param at when that revision was accepted
 * @param document every effective value with its origin and all that it shadows
 * @param typed the sections' records by their type
 */
public record Snapshot(long revision, Instant at, Node.Branch document, Map<Class<?>, Object> typed) {
    public Snapshot {
        typed = Map.copyOf(typed);
    }

    public static Snapshot of(long revision, Instant at, Node.Branch document, Sections sections) {
        var typed = new HashMap<Class<?>, Object>();
        sections.all().forEach(section -> typed.put(section.type(), sections.read(section, document)));
        return new Snapshot(revision, at, document, typed);
    }

    /** The section whose record is of this type. */
    public <T> T section(Class<T> type) {
        var found = typed.get(type);
        if (found == null) {
            throw new IllegalArgumentException("no section of type " + type.getSimpleName() + " is registered");
        }
        return type.cast(found);
    }

    /** {@code {"revision": …, "config": {…}}}. */
    public JsonObject toJson() {
        return new JsonObject().put("revision", revision).put("config", Values.object(document));
    }

    /** The same with {@code origins}: by leaf, the winner and all that it shadows. */
    public JsonObject toExplainedJson() {
        var origins = new JsonObject();
        document.eachLeaf(Pointer.ROOT, (path, leaf) -> {
            var shadows = new JsonArray();
            leaf.shadows()
                    .forEach(hidden -> shadows.add(hidden.origin().toJson().put("value", Values.json(hidden.value()))));
            origins.put(
                    path.toString(),
                    leaf.origin()
                            .toJson()
                            .put("value", Values.json(leaf.value()))
                            .put("shadows", shadows));
        });
        return toJson().put("origins", origins);
    }
}
