package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hides a section's secrets: every value at or under a place that its schema marks {@code "writeOnly": true}. Where there
 * are such places, what the schema refuses is hidden too, because a mistyped key or a list in place of an object may
 * hold one: a key that isn't allowed, and anything else where an object or a list should be.
 */
final class Secrecy {
    /** Of what no schema describes. */
    static final Secrecy ALL = new Secrecy(SecretPlaces.SECRET);

    private final SecretPlaces.Place root;

    private Secrecy(SecretPlaces.Place root) {
        this.root = root;
    }

    static Secrecy of(JsonObject schema) {
        return new Secrecy(SecretPlaces.of(schema));
    }

    boolean hidesNothing() {
        return root.isOpen();
    }

    /** The node at {@code path} with its secrets hidden; itself where it has none that show. */
    Node seal(Pointer path, Node node) {
        return seal(root.at(path), node);
    }

    /** The value at {@code path} with its secrets hidden; itself where it has none that show. */
    @Nullable
    Object seal(Pointer path, @Nullable Object value) {
        return seal(root.at(path), value);
    }

    @SuppressWarnings("ReferenceEquality") // what is shared with another snapshot stays shared
    private static Node seal(SecretPlaces.Place place, Node node) {
        if (place.isOpen()) {
            return node;
        }
        if (node instanceof Leaf leaf) {
            return seal(place, leaf);
        }
        var children = ((Branch) node).children();
        var sealed = new LinkedHashMap<String, Node>();
        var changed = false;
        for (var entry : children.entrySet()) {
            var child = seal(place.child(entry.getKey()), entry.getValue());
            changed |= child != entry.getValue();
            sealed.put(entry.getKey(), child);
        }
        return changed ? new Branch(sealed) : node;
    }

    @SuppressWarnings("ReferenceEquality")
    private static Leaf seal(SecretPlaces.Place place, Leaf leaf) {
        var value = seal(place, leaf.value());
        var shadows = new ArrayList<Leaf>();
        var changed = value != leaf.value();
        for (var shadow : leaf.shadows()) {
            var sealed = seal(place, shadow);
            changed |= sealed != shadow;
            shadows.add(sealed);
        }
        return changed ? new Leaf(value, leaf.origin(), shadows) : leaf;
    }

    private static @Nullable Object seal(SecretPlaces.Place place, @Nullable Object value) {
        if (place.isOpen() || value == null || value instanceof Secret) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            var sealed = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, child) -> sealed.put(String.valueOf(key), seal(place.child(String.valueOf(key)), child)));
            return sealed.equals(map) ? map : Collections.unmodifiableMap(sealed);
        }
        var items = place.items();
        if (value instanceof List<?> list && items != null) {
            var sealed = new ArrayList<@Nullable Object>();
            list.forEach(item -> sealed.add(seal(items, item)));
            return sealed.equals(list) ? list : Collections.unmodifiableList(sealed);
        }
        return place.hidesScalars() ? Secret.of(value) : value;
    }
}
