package dev.headgate.web.ui;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.config.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Values that are shown and edited together.
 *
 * @param name for people; a category's or an adapter's own name
 * @param root where {@code fields} lie
 */
record Subject(Kind kind, String name, Pointer root, List<String> fields) {
    static final String SECTION = "dual_write";
    static final Subject BREAKER = new Subject(
            Kind.BREAKER,
            "circuit breaker",
            Pointer.of(SECTION),
            List.of(
                    "circuit_breaker_enabled",
                    "circuit_breaker_failure_threshold",
                    "circuit_breaker_recovery_time_s",
                    "circuit_breaker_latency_multiplier"));
    static final Subject TRAFFIC =
            new Subject(Kind.TRAFFIC, "traffic", Pointer.of(SECTION), List.of("global_override"));

    /** What can be edited. */
    enum Kind {
        CATEGORY,
        ADAPTER,
        BREAKER,
        TRAFFIC
    }

    Subject {
        fields = List.copyOf(fields);
    }

    static Subject category(String name) {
        var root = Pointer.of(SECTION, "categories", name);
        return new Subject(Kind.CATEGORY, name, root, List.of("percentage", "enabled", "adapters"));
    }

    static Subject adapter(String name) {
        var root = Pointer.of(SECTION, "adapter_health", name);
        return new Subject(Kind.ADAPTER, name, root, List.of("error_threshold", "latency_threshold_ms"));
    }

    /** What a value belongs to; empty for values that this console doesn't show. */
    static Optional<Subject> of(Pointer path) {
        var tokens = path.tokens();
        if (tokens.size() < 2 || !tokens.get(0).equals(SECTION)) {
            return Optional.empty();
        }
        var key = tokens.get(1);
        if (tokens.size() > 2 && key.equals("categories")) {
            return Optional.of(category(tokens.get(2)));
        }
        if (tokens.size() > 2 && key.equals("adapter_health")) {
            return Optional.of(adapter(tokens.get(2)));
        }
        return BREAKER.fields.contains(key)
                ? Optional.of(BREAKER)
                : TRAFFIC.fields.contains(key) ? Optional.of(TRAFFIC) : Optional.empty();
    }

    /** All of a document, as they are listed on its pages. */
    static List<Subject> all(Branch document) {
        var section = document.branch(SECTION);
        var all = new ArrayList<Subject>();
        section.branch("categories").children().keySet().forEach(name -> all.add(category(name)));
        section.branch("adapter_health").children().keySet().forEach(name -> all.add(adapter(name)));
        all.add(BREAKER);
        all.add(TRAFFIC);
        return List.copyOf(all);
    }

    /** Everything that a revision changed. */
    static Set<Subject> of(Revision revision) {
        return revision.changes().stream()
                .flatMap(change -> of(change.path()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Unique on a page and opaque: a name that people choose never becomes an id. */
    String id() {
        return opaque(root.child(name));
    }

    /** A path as an id. */
    static String opaque(Pointer path) {
        var sum = new CRC32();
        sum.update(path.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    String url() {
        return switch (kind) {
            case CATEGORY -> "/categories/" + name;
            case ADAPTER -> "/adapters/" + name;
            case BREAKER -> "/circuit-breaker";
            case TRAFFIC -> "/override";
        };
    }

    /** Where all of it lies: at or under these. */
    List<Pointer> paths() {
        return kind == Kind.CATEGORY || kind == Kind.ADAPTER
                ? List.of(root)
                : fields.stream().map(this::path).toList();
    }

    Pointer path(String field) {
        return root.child(field);
    }

    boolean covers(Pointer path) {
        return fields.stream().anyMatch(field -> path.isWithin(path(field)));
    }

    boolean exists(Branch document) {
        return document.at(path(fields.get(0))).isPresent();
    }

    /** The effective leaves by field. */
    Map<String, Leaf> leaves(Branch document) {
        var leaves = new LinkedHashMap<String, Leaf>();
        fields.forEach(field -> document.at(path(field))
                .filter(Leaf.class::isInstance)
                .ifPresent(node -> leaves.put(field, (Leaf) node)));
        return leaves;
    }

    /** The effective values by field. */
    Map<String, @Nullable Object> values(Snapshot snapshot) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        leaves(snapshot.document()).forEach((field, leaf) -> values.put(field, leaf.value()));
        return values;
    }
}
