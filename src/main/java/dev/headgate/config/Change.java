package dev.headgate.config;

import dev.headgate.config.Node.Leaf;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of the effective document that got another value.
 *
 * @param from empty when the path is new
 * @param to empty when the path is gone
 */
public record Change(Pointer path, Optional<Leaf> from, Optional<Leaf> to) {

    /** The leaves in which two documents differ by value, in the later document's order, then what is gone. */
    public static List<Change> between(Node.Branch before, Node.Branch after) {
        var changes = new ArrayList<Change>();
        compare(Pointer.ROOT, before, after, changes);
        return List.copyOf(changes);
    }

    private static void compare(Pointer path, @Nullable Node before, @Nullable Node after, List<Change> changes) {
        if (before == after) { // layers share what they did not touch: most of the document ends here
            return;
        }
        if (before instanceof Node.Branch left && after instanceof Node.Branch right) {
            var keys = new LinkedHashSet<>(right.children().keySet());
            keys.addAll(left.children().keySet());
            for (var key : keys) {
                compare(
                        path.child(key),
                        left.children().get(key),
                        right.children().get(key),
                        changes);
            }
            return;
        }
        var old = leaves(path, before);
        var young = leaves(path, after);
        young.forEach((where, leaf) -> {
            var was = old.remove(where);
            if (was == null || !Objects.equals(was.value(), leaf.value())) {
                changes.add(new Change(where, Optional.ofNullable(was), Optional.of(leaf)));
            }
        });
        old.forEach((where, leaf) -> changes.add(new Change(where, Optional.of(leaf), Optional.empty())));
    }

    private static LinkedHashMap<Pointer, Leaf> leaves(Pointer path, @Nullable Node node) {
        var leaves = new LinkedHashMap<Pointer, Leaf>();
        if (node != null) {
            node.eachLeaf(path, leaves::put);
        }
        return leaves;
    }

    /** {@code path, from, to, from_origin, to_origin}; null where the path is new or gone. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("path", path.toString())
                .put("from", from.map(Leaf::value).map(Values::json).orElse(null))
                .put("to", to.map(Leaf::value).map(Values::json).orElse(null))
                .put("from_origin", from.map(leaf -> leaf.origin().toJson()).orElse(null))
                .put("to_origin", to.map(leaf -> leaf.origin().toJson()).orElse(null));
    }
}
