package dev.headgate.config;

import static dev.headgate.config.Documents.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Node.Branch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {
    @Test
    void changesAreListedAtTheLeaves() {
        var changes = Change.between(
                layer("old", "{'a':{'x':1,'y':[1,2]},'b':1,'gone':0}"),
                layer("new", "{'a':{'x':1,'y':[1]},'b':1,'fresh':{'z':null}}"));

        assertThat(changes).extracting(change -> change.path().toString()).containsExactly("/a/y", "/fresh/z", "/gone");
    }

    @Test
    void anotherOriginAloneIsNoChange() {
        assertThat(Change.between(layer("old", "{'a':1.0}"), layer("new", "{'a':1}")))
                .isEmpty();
    }

    @Test
    void aLeafThatBecomesAnObjectIsGoneAndItsLeavesAreNew() {
        var changes = Change.between(layer("old", "{'a':1}"), layer("new", "{'a':{'b':1}}"));

        assertThat(changes).extracting(change -> change.path().toString()).containsExactly("/a/b", "/a");
    }

    /** The document is the fold of its log: each change carries enough to get from one document to the next. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void applyingTheChangesGivesTheLaterDocument(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var before = Documents.random(random, "old");
            var after = Documents.random(random, "new");
            var folded = leaves(before);
            for (var change : Change.between(before, after)) {
                assertThat(change.from().map(Node.Leaf::value))
                        .isEqualTo(before.at(change.path())
                                .filter(Node.Leaf.class::isInstance)
                                .map(Node::value));
                change.to()
                        .ifPresentOrElse(
                                leaf -> folded.put(change.path(), Optional.ofNullable(leaf.value())),
                                () -> folded.remove(change.path()));
            }

            assertThat(folded).isEqualTo(leaves(after));
        }
    }

    private static Map<Pointer, Optional<Object>> leaves(Branch document) {
        var leaves = new HashMap<Pointer, Optional<Object>>();
        document.eachLeaf(Pointer.ROOT, (path, leaf) -> leaves.put(path, optional(leaf.value())));
        return leaves;
    }

    private static Optional<Object> optional(@Nullable Object value) {
        return Optional.ofNullable(value);
    }
}
