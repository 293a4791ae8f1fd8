package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Patch (RFC 6902) with {@code add, replace, remove, test}, read as edits of the override layer: {@code add} and
 * {@code replace} set an override, {@code remove} drops it so that the value falls back, {@code test} compares with the
 * effective value. An array is one leaf: an operation inside it overrides the whole array. A {@link Secret#MASK} where a
 * secret is means to leave that as it is; testing for a secret is refused, since the answer would confirm a guess.
 */
public record Patch(List<Operation> operations) {
    public Patch {
        operations = List.copyOf(operations);
    }

    /**
     * One step.
     *
     * @param value see {@link Values}; null for {@code remove}
     */
    public record Operation(Op op, Pointer path, @Nullable Object value) {
        /** Without the value: until it meets the schemas, nobody knows whether it is a secret. */
        @Override
        public String toString() {
            return op + " " + path;
        }
    }

    public enum Op {
        ADD,
        REPLACE,
        REMOVE,
        TEST
    }

    /** What applying came to: a new override layer, or why there is none. */
    public sealed interface Outcome {
        record Applied(Branch override) implements Outcome {}

        record Conflict(List<Problem> problems) implements Outcome {}
    }

    public static Patch set(Pointer path, @Nullable Object value) {
        return new Patch(List.of(new Operation(Op.ADD, path, Values.copy(value))));
    }

    public static Patch drop(Pointer path) {
        return new Patch(List.of(new Operation(Op.REMOVE, path, null)));
    }

    /** The paths that this patch touches, for whoever must be told what they hold now. */
    public List<Pointer> paths() {
        return operations.stream().map(Operation::path).distinct().toList();
    }

    /**
     * Applies all operations in order, or none.
     *
     * @param override the layer to start from
     * @param assemble the effective document for an override layer
     * @param origin what the new values will say they come from
     */
    public Outcome apply(Branch override, UnaryOperator<Branch> assemble, Origin.Edited origin) {
        var layer = override;
        for (var operation : operations) {
            var step = new Step(operation, layer, assemble.apply(layer), origin);
            var conflict = step.conflict();
            if (conflict.isPresent()) {
                return new Outcome.Conflict(List.of(conflict.get()));
            }
            layer = step.result();
        }
        return new Outcome.Applied(layer);
    }

    /** One operation against the layer and the document that its predecessors left. */
    private record Step(Operation operation, Branch layer, Branch document, Origin.Edited origin) {

        Optional<Problem> conflict() {
            var path = operation.path();
            return switch (operation.op()) {
                case ADD ->
                    holdingArray().flatMap(array -> index(array, true).isPresent() ? Optional.empty() : missing());
                case REPLACE -> effective().isPresent() ? Optional.empty() : missing();
                case REMOVE -> canBeDropped() ? Optional.empty() : nothingToDrop();
                case TEST -> {
                    var found = effective();
                    if (found.isEmpty()) {
                        yield missing();
                    }
                    var value = found.get().value;
                    if (Secret.isIn(value) || Secret.isIn(operation.value())) {
                        yield Optional.of(Problem.at(
                                path, "a secret can't be tested for; test what is beside it, or use If-Match", value));
                    }
                    yield Objects.equals(value, operation.value())
                            ? Optional.empty()
                            : Optional.of(Problem.at(
                                    path,
                                    "tested for " + Values.show(operation.value()) + ", found " + Values.show(value),
                                    value));
                }
            };
        }

        Branch result() {
            var array = holdingArray();
            return switch (operation.op()) {
                case TEST -> layer;
                case ADD, REPLACE ->
                    array.map(this::withItem).orElseGet(() -> overridden(operation.path(), operation.value()));
                case REMOVE -> array.map(this::withItem).orElseGet(() -> layer.without(operation.path()));
            };
        }

        private Branch overridden(Pointer path, @Nullable Object value) {
            var over = layer.at(path).orElse(null);
            var node = Masks.resolve(
                    Values.node(value, origin), over, document.at(path).orElse(null));
            if (!path.isRoot()) {
                return node.map(said -> layer.with(path, said)).orElseGet(() -> layer.without(path));
            }
            return node.orElse(Node.EMPTY) instanceof Branch whole ? whole : layer;
        }

        /** The effective array that {@code path} points into, if it does: the path's parent is then a leaf. */
        private Optional<List<?>> holdingArray() {
            return operation.path().isRoot()
                    ? Optional.empty()
                    : document.at(operation.path().parent())
                            .map(Node::value)
                            .filter(List.class::isInstance)
                            .map(found -> (List<?>) found);
        }

        private Optional<Integer> index(List<?> array, boolean mayAppend) {
            var token = operation.path().last();
            if (token.equals("-")) {
                return mayAppend ? Optional.of(array.size()) : Optional.empty();
            }
            if (!token.matches("0|[1-9][0-9]{0,8}")) {
                return Optional.empty();
            }
            var index = Integer.parseInt(token);
            return index < array.size() + (mayAppend ? 1 : 0) ? Optional.of(index) : Optional.empty();
        }

        private Branch withItem(List<?> array) {
            var copy = new ArrayList<@Nullable Object>(array);
            var index = (int) index(array, operation.op() == Op.ADD).orElseThrow();
            switch (operation.op()) {
                case ADD -> copy.add(index, operation.value());
                case REPLACE -> {
                    var said = Masks.fill(operation.value(), array.get(index));
                    if (!Objects.equals(said, operation.value()) && Objects.equals(said, array.get(index))) {
                        return layer; // nothing but masks
                    }
                    copy.set(index, said);
                }
                case REMOVE -> copy.remove(index);
                case TEST -> throw new IllegalStateException("a test sets nothing");
            }
            return layer.with(operation.path().parent(), Values.node(copy, origin));
        }

        private Optional<Found> effective() {
            return holdingArray()
                    .<Optional<Found>>map(array -> index(array, false).map(index -> new Found(array.get(index))))
                    .orElseGet(() -> document.at(operation.path()).map(node -> new Found(node.value())));
        }

        private boolean canBeDropped() {
            return holdingArray()
                    .map(array -> index(array, false).isPresent())
                    .orElseGet(() -> layer.at(operation.path())
                            .filter(node -> !(node instanceof Branch branch
                                    && branch.isEmpty()
                                    && operation.path().isRoot()))
                            .isPresent());
        }

        private Optional<Problem> nothingToDrop() {
            var path = operation.path();
            var layers = new LinkedHashMap<String, String>();
            document.at(path)
                    .ifPresent(node -> node.eachLeaf(path, (where, leaf) -> {
                        layers.putIfAbsent(leaf.origin().layer(), leaf.origin().where());
                    }));
            if (layers.isEmpty()) {
                return missing();
            }
            var named = layers.entrySet().stream()
                    .map(entry -> entry.getKey().equals(entry.getValue())
                            ? "the layer " + entry.getKey()
                            : "the layer " + entry.getKey() + " (" + entry.getValue() + ")")
                    .toList();
            return Optional.of(Problem.at(
                    path,
                    "no override to drop here; the value comes from " + String.join(", ", named)
                            + " and can only be overridden",
                    document.at(path).map(Node::value).orElse(null)));
        }

        private Optional<Problem> missing() {
            return Optional.of(Problem.at(operation.path(), "there is no value here", null));
        }
    }

    /** A value that was found, which may be null. */
    private record Found(@Nullable Object value) {}

    /** Adds what a map says, for building patches in code. */
    public static Patch setAll(Map<Pointer, ?> values) {
        return new Patch(values.entrySet().stream()
                .map(entry -> new Operation(Op.ADD, entry.getKey(), Values.copy(entry.getValue())))
                .toList());
    }
}
