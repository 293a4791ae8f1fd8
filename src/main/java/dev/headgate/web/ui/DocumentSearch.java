package dev.headgate.web.ui;

import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Snapshot;
import dev.headgate.config.Values;
import dev.headgate.web.view.DocumentValues;
import dev.headgate.web.view.DocumentValues.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Effective values, found by path, value or origin and drawn. */
record DocumentSearch(Snapshot snapshot) {
    /** More would be a wall that nobody reads and that makes typing stutter. */
    private static final int SHOWN = 300;

    private record Found(Pointer path, Leaf leaf) {}

    /** @param query words, each of which must occur; upper and lower case are the same */
    DocumentValues draw(String query) {
        var words = Arrays.stream(plain(query).strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
        var all = new ArrayList<Found>();
        snapshot.document().eachLeaf(Pointer.ROOT, (path, leaf) -> all.add(new Found(path, leaf)));
        var found = all.stream().filter(it -> matches(it, words)).toList();
        return new DocumentValues(
                query,
                snapshot.revision(),
                all.size(),
                found.size(),
                found.stream().limit(SHOWN).map(DocumentSearch::value).toList());
    }

    /** Only in what is shown: a value that is masked can't be guessed by searching for it. */
    private static boolean matches(Found found, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        var leaf = found.leaf;
        var text = new StringBuilder(found.path.toString());
        text.append(' ').append(Words.label(found.path));
        text.append(' ').append(Words.value(found.path.last(), leaf.value()));
        text.append(' ').append(Values.show(leaf.value()));
        text.append(' ').append(leaf.origin().kind());
        text.append(' ').append(leaf.origin().layer());
        text.append(' ').append(leaf.origin().where());
        if (leaf.origin() instanceof Origin.Edited edited) {
            text.append(' ').append(edited.actor()).append(' ').append(edited.reason());
        }
        var plain = plain(text.toString());
        return words.stream().allMatch(plain::contains);
    }

    private static String plain(String text) {
        return text.replace(Words.GAP, " ").toLowerCase(Locale.ROOT);
    }

    private static Value value(Found found) {
        var path = found.path;
        var field = path.last();
        return new Value(
                Subject.opaque(path),
                path.parent() + "/",
                field,
                Subject.of(path).map(Subject::url).orElse(""),
                Words.value(field, found.leaf.value()),
                Origins.draw(found.leaf.origin()),
                Origins.stack(Words.label(path), field, found.leaf));
    }
}
