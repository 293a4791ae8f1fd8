package dev.headgate.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sections that this gateway serves, in the order of the document. */
public final class Sections {
    private final Map<String, Section<?>> byName = new LinkedHashMap<>();
    private final Map<String, SchemaCheck> checks = new LinkedHashMap<>();
    private final Map<String, Secrecy> secrecies = new LinkedHashMap<>();

    public Sections(List<Section<?>> sections) {
        sections.forEach(section -> {
            if (byName.put(section.name(), section) != null) {
                throw new IllegalArgumentException("two sections are named " + section.name());
            }
            checks.put(section.name(), new SchemaCheck(section.schema()));
            secrecies.put(section.name(), Secrecy.of(section.schema()));
        });
    }

    public List<Section<?>> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Section<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The document path that an environment variable of this name sets. */
    public Optional<Pointer> variable(String name) {
        return byName.values().stream()
                .flatMap(section -> section.variable(name).map(path -> under(section, path)).stream())
                .findFirst();
    }

    /**
     * Types text by the schema: {@code "100"} becomes a number where the schema says number. Text that doesn't fit
     * stays text, which {@link #check} then reports. Where the schema allows null, empty text, {@code null} and
     * {@code none} are null.
     */
    public @Nullable Object typed(Pointer path, String text) {
        var check = checks.get(path.first());
        return check == null ? text : check.typed(path.tail(), text);
    }

    /**
     * The layer with each value hidden that a schema marks as secret. Whatever enters passes here: defaults, readings,
     * edits, and what a store or another machine hands over. What is hidden already stays so; what belongs to no section
     * is hidden whole, because nobody can say any more what of it was secret.
     */
    @SuppressWarnings("ReferenceEquality") // what has no secrets stays the very same, and shared
    public Node.Branch sealed(Node.Branch layer) {
        var sealed = layer;
        for (var child : layer.children().entrySet()) {
            var hidden = secrecy(child.getKey()).seal(Pointer.ROOT, child.getValue());
            sealed = hidden == child.getValue() ? sealed : sealed.with(Pointer.of(child.getKey()), hidden);
        }
        return sealed;
    }

    /** The changes with their secrets hidden, as {@link #sealed(Node.Branch)} does. */
    public List<Change> sealed(List<Change> changes) {
        return changes.stream()
                .map(change -> new Change(
                        change.path(),
                        change.from().map(leaf -> sealed(change.path(), leaf)),
                        change.to().map(leaf -> sealed(change.path(), leaf))))
                .toList();
    }

    /** The revision with its secrets hidden, as {@link #sealed(Node.Branch)} does. */
    public Revision sealed(Revision revision) {
        return new Revision(
                revision.revision(),
                revision.at(),
                revision.actor(),
                revision.reason(),
                revision.origin(),
                sealed(revision.changes()),
                sealed(revision.override()));
    }

    /** The patch with the secrets in its values hidden, as {@link #sealed(Node.Branch)} does. */
    public Patch sealed(Patch patch) {
        return new Patch(patch.operations().stream()
                .map(operation -> new Patch.Operation(
                        operation.op(), operation.path(), sealed(operation.path(), operation.value())))
                .toList());
    }

    private Node.Leaf sealed(Pointer path, Node.Leaf leaf) {
        return path.isRoot() ? leaf : (Node.Leaf) secrecy(path.first()).seal(path.tail(), leaf);
    }

    private @Nullable Object sealed(Pointer path, @Nullable Object value) {
        if (!path.isRoot()) {
            return secrecy(path.first()).seal(path.tail(), value);
        }
        var document = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> sections) {
            sections.forEach((name, section) -> document.put(
                    String.valueOf(name), secrecy(String.valueOf(name)).seal(Pointer.ROOT, section)));
            return document;
        }
        return value;
    }

    private Secrecy secrecy(String section) {
        return secrecies.getOrDefault(section, Secrecy.ALL);
    }

    /** The section's record of a document without problems. Only here do secrets show. */
    public <T> T read(Section<T> section, Node.Branch document) {
        var value = document.branch(section.name());
        return section.read(secrecy(section.name()).hidesNothing() ? value : Secret.reveal(value));
    }

    /** What a layer, or the merged document, has against the schemas; pointers are into the document. */
    public List<Problem> check(Node.Branch layer) {
        var problems = new ArrayList<Problem>();
        sealed(layer).children().forEach((name, value) -> {
            var check = checks.get(name);
            if (check == null) {
                problems.add(
                        Problem.at(Pointer.of(name), Names.unknown("section", name, byName.keySet()), value.value()));
            } else {
                check.problems(value).forEach(problem -> problems.add(lift(name, problem)));
            }
        });
        return problems;
    }

    /** What the merged document has against the rules across fields; it satisfies the schemas. */
    public List<Problem> checkRules(Node.Branch document) {
        var problems = new ArrayList<Problem>();
        byName.forEach((name, section) ->
                section.check(document.branch(name)).forEach(problem -> problems.add(lift(name, problem))));
        return problems;
    }

    private static Problem lift(String section, Problem problem) {
        var tokens = new ArrayList<String>();
        tokens.add(section);
        tokens.addAll(problem.pointer().tokens());
        return new Problem(new Pointer(tokens), problem.message(), problem.value(), problem.place());
    }

    private static Pointer under(Section<?> section, Pointer path) {
        var tokens = new ArrayList<String>();
        tokens.add(section.name());
        tokens.addAll(path.tokens());
        return new Pointer(tokens);
    }
}
