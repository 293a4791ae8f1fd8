package dev.headgate.web.ui;

import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.web.view.OriginView;
import dev.headgate.web.view.Stack;
import dev.headgate.web.view.StackEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/** Why values are what they are, drawn. */
final class Origins {
    private Origins() {}

    static OriginView draw(Origin origin) {
        if (origin instanceof Origin.Default) {
            return new OriginView(origin.kind(), "", origin.where());
        }
        if (origin instanceof Origin.Edited edited) {
            return new OriginView(origin.kind(), "r" + edited.revision(), origin.where());
        }
        var where = origin.where();
        return new OriginView(origin.kind(), where.substring(where.lastIndexOf('/') + 1), where);
    }

    /** The winner and all that it shadows. */
    static Stack stack(String title, String field, Leaf leaf) {
        var entries = new ArrayList<StackEntry>();
        entries.add(entry(field, leaf));
        leaf.shadows().forEach(hidden -> entries.add(entry(field, hidden)));
        return new Stack(title, entries);
    }

    /** Of values that are shown as one, the origin that matters most: an override, else a source, else the default. */
    static Origin strongest(Collection<Leaf> leaves) {
        return leaves.stream()
                .map(Leaf::origin)
                .reduce((left, right) -> strength(right) > strength(left) ? right : left)
                .orElseGet(Origin.Default::new);
    }

    static boolean isOverride(Leaf leaf) {
        return leaf.origin() instanceof Origin.Edited;
    }

    /** What this value would be without its override; empty where there is none, or nothing under it. */
    static Optional<Leaf> under(Leaf leaf) {
        return isOverride(leaf) ? leaf.shadows().stream().findFirst() : Optional.empty();
    }

    private static StackEntry entry(String field, Leaf leaf) {
        var edited = leaf.origin() instanceof Origin.Edited it ? it : null;
        return new StackEntry(
                Words.value(field, leaf.value()),
                draw(leaf.origin()),
                edited == null ? "" : edited.actor(),
                edited == null ? "" : edited.reason());
    }

    private static int strength(Origin origin) {
        return origin instanceof Origin.Edited edited
                ? 2 + (int) Math.min(edited.revision(), Integer.MAX_VALUE - 2)
                : origin instanceof Origin.Source ? 1 : 0;
    }
}
