package dev.headgate.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as it was written: every key and value still knows its place. Made by {@link SyntaxBuilder} only. */
public sealed interface Syntax {
    Place place();

    /** The plain value: see {@link Values}; a {@link Values.BadNumber} where a number can't be held. */
    @Nullable
    Object value();

    /** This value as a node of the layer {@code layer}; {@code kind} as in {@link Origin#kind}. */
    Node node(String layer, String kind);

    /**
     * Where to look for what is at {@code path}: a scalar or array itself, the key of an object; the nearest of these
     * above where nothing is there.
     */
    default Place locate(Pointer path) {
        return place();
    }

    /** Keys and items at and under this value, with every alias counted as often as it is used. */
    int entries();

    /** Objects and arrays inside one another, this one included. */
    int height();

    record Entry(Place key, Syntax value) {}

    record Mapping(Place place, Map<String, Entry> members, int entries, int height) implements Syntax {
        public Mapping {
            members = Collections.unmodifiableMap(members);
        }

        @Override
        public Map<String, @Nullable Object> value() {
            var values = new LinkedHashMap<String, @Nullable Object>();
            members.forEach((key, entry) -> values.put(key, entry.value().value()));
            return Collections.unmodifiableMap(values);
        }

        @Override
        public Node.Branch node(String layer, String kind) {
            var children = new LinkedHashMap<String, Node>();
            members.forEach((key, entry) -> children.put(key, entry.value().node(layer, kind)));
            return new Node.Branch(children);
        }

        @Override
        public Place locate(Pointer path) {
            var entry = path.isRoot() ? null : members.get(path.first());
            if (entry == null) {
                return place;
            }
            var inner = entry.value();
            var deeper = path.tail();
            return inner instanceof Mapping mapping && !mapping.has(deeper) ? entry.key() : inner.locate(deeper);
        }

        private boolean has(Pointer path) {
            return !path.isRoot() && members.containsKey(path.first());
        }
    }

    record Sequence(Place place, List<Syntax> items, int entries, int height) implements Syntax {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public List<@Nullable Object> value() {
            var values = new ArrayList<@Nullable Object>();
            items.forEach(item -> values.add(item.value()));
            return Collections.unmodifiableList(values);
        }

        @Override
        public Node node(String layer, String kind) {
            return new Node.Leaf(value(), new Origin.Source(layer, kind, place));
        }

        @Override
        public Place locate(Pointer path) {
            if (path.isRoot() || !path.first().matches("[0-9]{1,6}")) {
                return place;
            }
            var index = Integer.parseInt(path.first());
            return index < items.size() ? items.get(index).locate(path.tail()) : place;
        }
    }

    record Scalar(Place place, @Nullable Object value) implements Syntax {
        @Override
        public Node node(String layer, String kind) {
            return new Node.Leaf(value, new Origin.Source(layer, kind, place));
        }

        @Override
        public int entries() {
            return 0;
        }

        @Override
        public int height() {
            return 0;
        }
    }
}
