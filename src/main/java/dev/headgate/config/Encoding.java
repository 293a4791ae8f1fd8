package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The faithful JSON of layers and revisions, with every origin, for stores and for buses between machines. It reads back
 * to an equal value; the wire form of the HTTP API doesn't. Secrets are in it as they are, and read back in the open:
 * which ones are secret is for {@link Sections#sealed} to say, so that a newly marked one is hidden in old rows, too.
 */
public final class Encoding {
    private static final Origin DEFAULT = new Origin.Default();

    private Encoding() {}

    public static JsonObject encode(Node node) {
        if (node instanceof Leaf leaf) {
            var json = bare(leaf);
            if (!leaf.shadows().isEmpty()) {
                json.put(
                        "shadows",
                        new JsonArray(
                                leaf.shadows().stream().map(Encoding::bare).toList()));
            }
            return json;
        }
        var children = new JsonObject();
        ((Branch) node).children().forEach((key, child) -> children.put(key, encode(child)));
        return new JsonObject().put("children", children);
    }

    public static Node decode(JsonObject json) {
        var children = json.getJsonObject("children");
        return children == null ? decodeLeaf(json) : decodeBranch(json);
    }

    public static Branch decodeBranch(JsonObject json) {
        var children = new LinkedHashMap<String, Node>();
        json.getJsonObject("children")
                .forEach(entry -> children.put(entry.getKey(), decode((JsonObject) entry.getValue())));
        return new Branch(children);
    }

    public static JsonObject encode(Revision revision) {
        return new JsonObject()
                .put("revision", revision.revision())
                .put("at", revision.at().toString())
                .put("actor", revision.actor())
                .put("reason", revision.reason())
                .put("origin", revision.origin().wire())
                .put("changes", encode(revision.changes()))
                .put("override", encode(revision.override()));
    }

    public static Revision decodeRevision(JsonObject json) {
        return new Revision(
                json.getLong("revision"),
                Instant.parse(json.getString("at")),
                json.getString("actor"),
                json.getString("reason"),
                Revision.Cause.of(json.getString("origin")),
                decodeChanges(json.getJsonArray("changes")),
                decodeBranch(json.getJsonObject("override")));
    }

    public static JsonArray encode(List<Change> changes) {
        var array = new JsonArray();
        changes.forEach(change -> array.add(new JsonObject()
                .put("path", change.path().toString())
                .put("from", change.from().map(Encoding::encode).orElse(null))
                .put("to", change.to().map(Encoding::encode).orElse(null))));
        return array;
    }

    public static List<Change> decodeChanges(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToObj(array::getJsonObject)
                .map(json -> new Change(
                        pointer(json.getString("path")),
                        Optional.ofNullable(json.getJsonObject("from")).map(Encoding::decodeLeaf),
                        Optional.ofNullable(json.getJsonObject("to")).map(Encoding::decodeLeaf)))
                .toList();
    }

    private static JsonObject bare(Leaf leaf) {
        return new JsonObject()
                .put("value", Values.json(Secret.reveal(leaf.value())))
                .put("origin", encode(leaf.origin()));
    }

    private static Leaf decodeLeaf(JsonObject json) {
        var shadows = json.getJsonArray("shadows", new JsonArray());
        return new Leaf(
                Values.copy(json.getValue("value")),
                decodeOrigin(json.getJsonObject("origin")),
                IntStream.range(0, shadows.size())
                        .mapToObj(i -> decodeLeaf(shadows.getJsonObject(i)))
                        .toList());
    }

    private static @Nullable JsonObject encode(Origin origin) {
        if (origin instanceof Origin.Source source) {
            var place = source.at();
            return new JsonObject()
                    .put("layer", source.layer())
                    .put("kind", source.kind())
                    .put("name", place.name())
                    .put("line", place.line())
                    .put("column", place.column());
        }
        return origin instanceof Origin.Edited edited
                ? new JsonObject()
                        .put("revision", edited.revision())
                        .put("actor", edited.actor())
                        .put("reason", edited.reason())
                : null;
    }

    private static Origin decodeOrigin(@Nullable JsonObject json) {
        if (json == null) {
            return DEFAULT;
        }
        if (json.containsKey("revision")) {
            return new Origin.Edited(json.getLong("revision"), json.getString("actor"), json.getString("reason"));
        }
        var place = new Place(json.getString("name"), json.getInteger("line"), json.getInteger("column"));
        return new Origin.Source(json.getString("layer"), json.getString("kind"), place);
    }

    private static Pointer pointer(String text) {
        return Pointer.parse(text).orElseThrow(() -> new IllegalArgumentException("no JSON Pointer: " + text));
    }
}
