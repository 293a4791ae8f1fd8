package dev.headgate.state;

import dev.headgate.config.Change;
import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.Revision;
import dev.headgate.config.Secret;
import dev.headgate.config.Sections;
import dev.headgate.config.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the document follows from. Immutable; each accepted reading or edit gives the next one.
 *
 * @param readings each source's last good reading, in the order of the layers; a source without one is missing
 * @param override the layer that edits change
 * @param snapshot the document that these give, always valid
 */
record State(Sections sections, Map<String, Reading.Good> readings, Branch override, Snapshot snapshot) {

    /** A state that would follow, or why it can't. */
    sealed interface Candidate {
        /** The document that would be; valid. */
        record Valid(Map<String, Reading.Good> readings, Branch override, Branch document) implements Candidate {}

        record Invalid(List<Problem> problems) implements Candidate {}
    }

    /**
     * What a state made of these would be.
     *
     * @param known a valid document: what it says already isn't held against the schemas again, which is nearly all that
     *     an edit would cost
     */
    static Candidate candidate(Sections sections, Map<String, Reading.Good> readings, Branch override, Branch known) {
        var document = assemble(sections, readings, override);
        var problems = new ArrayList<>(sections.check(document.beyond(known)));
        if (problems.isEmpty()) { // rules across fields are written for values of the right type
            problems.addAll(sections.checkRules(document));
        }
        return problems.isEmpty()
                ? new Candidate.Valid(readings, override, document)
                : new Candidate.Invalid(problems.stream()
                        .map(problem -> problem.placedIn(document))
                        .toList());
    }

    static Branch assemble(Sections sections, Map<String, Reading.Good> readings, Branch override) {
        return Layers.assemble(
                sections, readings.values().stream().map(Reading.Good::tree).toList(), override);
    }

    /** The document for an override layer, valid or not. */
    @SuppressWarnings("ReferenceEquality") // the layer itself is the common case; an equal one only costs a merge
    Branch documentWith(Branch otherOverride) {
        return otherOverride == override ? document() : assemble(sections, readings, otherOverride);
    }

    long revision() {
        return snapshot.revision();
    }

    Branch document() {
        return snapshot.document();
    }

    Candidate with(Reading.Good reading, List<String> order) {
        var all = new LinkedHashMap<String, Reading.Good>();
        order.forEach(source -> {
            var layer = source.equals(reading.source()) ? reading : readings.get(source);
            if (layer != null) {
                all.put(source, layer);
            }
        });
        return candidate(sections, all, override, document());
    }

    Candidate with(Branch otherOverride) {
        return candidate(sections, readings, otherOverride, document());
    }

    /**
     * The leaves that a candidate would change in value, those whose override it would drop, and the secrets that it says
     * anew, whatever they were: an edit that changed nothing would confirm a guess.
     */
    List<Change> changes(Candidate.Valid candidate) {
        var changes = new ArrayList<>(Change.between(document(), candidate.document()));
        var more = new LinkedHashSet<Pointer>();
        Change.between(override, candidate.override()).stream()
                .filter(dropped -> dropped.to().isEmpty())
                .forEach(dropped -> more.add(dropped.path()));
        secretsSaid(Pointer.ROOT, override, candidate.override(), more);
        changes.forEach(change -> more.remove(change.path()));
        more.stream()
                .map(path -> new Change(path, leaf(document(), path), leaf(candidate.document(), path)))
                .filter(change -> change.from().isPresent() && change.to().isPresent())
                .forEach(changes::add);
        return List.copyOf(changes);
    }

    @SuppressWarnings("ReferenceEquality") // what an edit left alone is the very same
    private void secretsSaid(Pointer path, @Nullable Node before, Node after, Set<Pointer> said) {
        if (before == after) {
            return;
        }
        if (after instanceof Branch branch) {
            var known = before instanceof Branch old ? old.children() : Map.<String, Node>of();
            branch.children().forEach((key, child) -> secretsSaid(path.child(key), known.get(key), child, said));
        } else if (after instanceof Leaf leaf
                && leaf.origin() instanceof Origin.Edited edited
                && edited.revision() > revision()
                && Secret.isIn(leaf.value())) {
            said.add(path);
        }
    }

    /**
     * Whether a source says something new that a higher layer hides. That is a revision too, though no value changes:
     * whoever looks for the file's change finds it, and the override's origin says what it shadows.
     */
    boolean masks(Candidate.Valid candidate, String source) {
        var before = readings.get(source);
        var after = candidate.readings().get(source);
        if (before == null || after == null) {
            return false;
        }
        var higher = new ArrayList<>(candidate.readings().keySet());
        higher.subList(0, higher.indexOf(source) + 1).clear();
        higher.add(Origin.OVERRIDE_LAYER);
        return Change.between(before.tree(), after.tree()).stream()
                .flatMap(change -> leaf(candidate.document(), change.path()).stream())
                .anyMatch(leaf -> higher.contains(leaf.origin().layer()));
    }

    /** The state after {@code revision} was made of {@code candidate}. */
    State advanced(Candidate.Valid candidate, Revision revision) {
        return new State(
                sections,
                candidate.readings(),
                candidate.override(),
                Snapshot.of(revision.revision(), revision.at(), candidate.document(), sections));
    }

    /** The same values with other origins: lines moved in a file, or a layer says what a lower one said already. */
    State relocated(Candidate.Valid candidate) {
        return new State(
                sections,
                candidate.readings(),
                candidate.override(),
                Snapshot.of(revision(), snapshot.at(), candidate.document(), sections));
    }

    private static Optional<Leaf> leaf(Branch document, Pointer path) {
        return document.at(path).filter(Leaf.class::isInstance).map(Leaf.class::cast);
    }
}
