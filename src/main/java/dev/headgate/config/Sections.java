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

    public Sections(List<Section<?>> sections) {
        sections.forEach(section -> {
            if (byName.put(section.name(), section) != null) {
                throw new IllegalArgumentException("two sections are named " + section.name());
            }
            checks.put(section.name(), new SchemaCheck(section.schema()));
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

    /** What a layer, or the merged document, has against the schemas; pointers are into the document. */
    public List<Problem> check(Node.Branch layer) {
        var problems = new ArrayList<Problem>();
        layer.children().forEach((name, value) -> {
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
