package dev.headgate.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A value of a layer or of the merged document, with what it comes from. Immutable, so layers and snapshots share
 * whatever did not change between them.
 */
public sealed interface Node {
    Branch EMPTY = new Branch(Map.of());

    /** The plain value: see {@link Values} for its types. */
    @Nullable
    Object value();

    /** The node at {@code path} below this one. */
    Optional<Node> at(Pointer path);

    /** What the leaf nearest to {@code path} comes from: the one there, above it, or the first below it. */
    Optional<Origin> nearestOrigin(Pointer path);

    /** Calls {@code visitor} for every leaf at or below {@code path}, which is this node's own. */
    void eachLeaf(Pointer path, BiConsumer<Pointer, Leaf> visitor);

    /** An object: children by key, in the order in which they were first named. */
    record Branch(Map<String, Node> children) implements Node {
        public Branch {
            children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
        }

        public static Branch of(String key, Node child) {
            return new Branch(Map.of(key, child));
        }

        public boolean isEmpty() {
            return children.isEmpty();
        }

        /** The object at {@code key}; an empty one when there is none, or something else. */
        public Branch branch(String key) {
            return children.get(key) instanceof Branch found ? found : EMPTY;
        }

        /** This object with {@code child} at {@code path}; objects on the way are made, a leaf on the way is replaced. */
        public Branch with(Pointer path, Node child) {
            if (path.isRoot()) {
                throw new IllegalArgumentException("a child needs a key");
            }
            var copy = new LinkedHashMap<>(children);
            var key = path.first();
            copy.put(key, path.tokens().size() == 1 ? child : branch(key).with(path.tail(), child));
            return new Branch(copy);
        }

        /** This object without what is at {@code path}, and without the objects that this leaves empty. */
        public Branch without(Pointer path) {
            if (path.isRoot()) {
                return EMPTY;
            }
            var key = path.first();
            var copy = new LinkedHashMap<>(children);
            if (path.tokens().size() == 1) {
                copy.remove(key);
            } else if (children.get(key) instanceof Branch inner) {
                var rest = inner.without(path.tail());
                if (rest.isEmpty()) {
                    copy.remove(key);
                } else {
                    copy.put(key, rest);
                }
            }
            return new Branch(copy);
        }

        /**
         * What this object says that {@code known} doesn't: children that are new, and leaves of another value. Where
         * {@code known} is valid, and no rule spans keys, all that can be wrong with this object is in there.
         */
        public Branch beyond(Branch known) {
            var news = new LinkedHashMap<String, Node>();
            children.forEach((key, child) -> {
                var before = known.children.get(key);
                if (before == child) {
                    return;
                }
                if (child instanceof Branch inner && before instanceof Branch outer) {
                    var rest = inner.beyond(outer);
                    if (!rest.isEmpty()) {
                        news.put(key, rest);
                    }
                } else if (!(child instanceof Leaf leaf
                        && before instanceof Leaf old
                        && Objects.equals(leaf.value(), old.value()))) {
                    news.put(key, child);
                }
            });
            return new Branch(news);
        }

        @Override
        public Map<String, @Nullable Object> value() {
            var values = new LinkedHashMap<String, @Nullable Object>();
            children.forEach((key, child) -> values.put(key, child.value()));
            return values;
        }

        @Override
        public Optional<Node> at(Pointer path) {
            return path.isRoot()
                    ? Optional.of(this)
                    : Optional.ofNullable(children.get(path.first())).flatMap(child -> child.at(path.tail()));
        }

        @Override
        public Optional<Origin> nearestOrigin(Pointer path) {
            var next = path.isRoot() ? null : children.get(path.first());
            return next != null
                    ? next.nearestOrigin(path.tail())
                    : children.values().stream()
                            .flatMap(child -> child.nearestOrigin(Pointer.ROOT).stream())
                            .findFirst();
        }

        @Override
        public void eachLeaf(Pointer path, BiConsumer<Pointer, Leaf> visitor) {
            children.forEach((key, child) -> child.eachLeaf(path.child(key), visitor));
        }
    }

    /**
     * A scalar or an array, which layers replace whole.
     *
     * @param value see {@link Values}
     * @param shadows what lower layers say of the same path, the nearest first; their own shadows are empty
     */
    record Leaf(@Nullable Object value, Origin origin, List<Leaf> shadows) implements Node {
        public Leaf {
            shadows = List.copyOf(shadows);
        }

        public Leaf(@Nullable Object value, Origin origin) {
            this(value, origin, List.of());
        }

        @Override
        public Optional<Node> at(Pointer path) {
            return path.isRoot() ? Optional.of(this) : Optional.empty();
        }

        @Override
        public Optional<Origin> nearestOrigin(Pointer path) {
            return Optional.of(origin);
        }

        @Override
        public void eachLeaf(Pointer path, BiConsumer<Pointer, Leaf> visitor) {
            visitor.accept(path, this);
        }
    }
}
