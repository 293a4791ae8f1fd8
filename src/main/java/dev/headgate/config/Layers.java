package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Merges layers, the lowest first: objects by key, deeply; arrays and scalars whole. What a value hides stays with it,
 * so that "why is it 50 %?" is answered by looking, not by computing.
 */
public final class Layers {
    private Layers() {}

    /** The document: the sections' defaults, then each source in order, then the override layer. */
    public static Branch assemble(Sections sections, List<Branch> sources, Branch override) {
        var named = Node.EMPTY;
        for (var source : sources) {
            named = merge(named, source);
        }
        named = merge(named, override);
        return merge(defaults(sections, named), named);
    }

    /** The layer below all others. */
    public static Branch defaults(Sections sections, Branch named) {
        var defaults = new LinkedHashMap<String, Node>();
        sections.all().forEach(section -> defaults.put(section.name(), section.defaults(named.branch(section.name()))));
        return sections.sealed(new Branch(defaults));
    }

    /** {@code lower} with {@code upper} laid over it. */
    public static Branch merge(Branch lower, Branch upper) {
        if (upper.isEmpty()) {
            return lower;
        }
        var merged = new LinkedHashMap<>(lower.children());
        upper.children().forEach((key, over) -> {
            var under = lower.children().get(key);
            merged.put(key, under == null ? over : lay(over, under));
        });
        return new Branch(merged);
    }

    private static Node lay(Node over, Node under) {
        if (over instanceof Branch upper && under instanceof Branch lower) {
            return merge(lower, upper);
        }
        if (over instanceof Leaf leaf) {
            var shadows = new ArrayList<>(leaf.shadows());
            under.eachLeaf(Pointer.ROOT, (path, hidden) -> {
                shadows.add(new Leaf(hidden.value(), hidden.origin()));
                shadows.addAll(hidden.shadows());
            });
            return new Leaf(leaf.value(), leaf.origin(), shadows);
        }
        return over;
    }
}
