package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mask in an edit as "leave as is", so that what was read can be posted back with a sibling changed. A mask that
 * stands for nothing is left where it is, for {@link Sections#check} to refuse.
 */
final class Masks {
    private Masks() {}

    /**
     * What an edit lays over a path.
     *
     * @param edit what it says there
     * @param over what the override layer says there now
     * @param effective what the document says there now
     * @return empty when it comes to saying nothing: a value of a lower layer is kept by not overriding it
     */
    static Optional<Node> resolve(Node edit, @Nullable Node over, @Nullable Node effective) {
        if (edit instanceof Leaf leaf) {
            return resolve(leaf, over, effective);
        }
        var children = ((Branch) edit).children();
        var kept = new LinkedHashMap<String, Node>();
        children.forEach((key, child) ->
                resolve(child, child(over, key), child(effective, key)).ifPresent(node -> kept.put(key, node)));
        return kept.isEmpty() && !children.isEmpty() ? Optional.empty() : Optional.of(new Branch(kept));
    }

    private static Optional<Node> resolve(Leaf leaf, @Nullable Node over, @Nullable Node effective) {
        if (!Secret.isIn(leaf.value()) || !(effective instanceof Leaf held)) {
            return Optional.of(leaf);
        }
        var value = fill(leaf.value(), held.value());
        if (Objects.equals(value, leaf.value())) {
            return Optional.of(leaf);
        }
        return Objects.equals(value, held.value())
                ? Optional.ofNullable(over instanceof Leaf ? over : null)
                : Optional.of(new Leaf(value, leaf.origin()));
    }

    /** The value with each mask in it replaced by what {@code held} has in its place. */
    static @Nullable Object fill(@Nullable Object value, @Nullable Object held) {
        if (value instanceof Secret secret) {
            return secret.isMask() && held instanceof Secret ? held : value;
        }
        if (value instanceof Map<?, ?> map && held instanceof Map<?, ?> before) {
            var filled = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, child) -> filled.put(String.valueOf(key), fill(child, before.get(key))));
            return Collections.unmodifiableMap(filled);
        }
        return value instanceof List<?> list && held instanceof List<?> before ? fill(list, before) : value;
    }

    /**
     * Items have no names: a mask in one stands for the secret at the same index of an item that is otherwise equal, and
     * for nothing where items were taken out, since it could be another one's.
     */
    private static List<?> fill(List<?> list, List<?> before) {
        if (list.size() < before.size()) {
            return list;
        }
        var filled = new ArrayList<@Nullable Object>(list);
        for (var i = 0; i < before.size(); i++) {
            if (Objects.equals(Values.json(list.get(i)), Values.json(before.get(i)))) {
                filled.set(i, fill(list.get(i), before.get(i)));
            }
        }
        return Collections.unmodifiableList(filled);
    }

    private static @Nullable Node child(@Nullable Node node, String key) {
        return node instanceof Branch branch ? branch.children().get(key) : null;
    }
}
