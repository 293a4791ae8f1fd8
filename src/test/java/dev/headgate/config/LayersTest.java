package dev.headgate.config;

import static dev.headgate.config.Documents.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
    @Test
    void objectsMergeByKeyAndArraysAreReplacedWhole() {
        var merged =
                Layers.merge(layer("low", "{'a':{'x':1,'y':[1,2]},'b':1}"), layer("high", "{'a':{'y':[3]},'c':2}"));

        assertThat(merged.value())
                .isEqualTo(layer("any", "{'a':{'x':1,'y':[3]},'b':1,'c':2}").value());
    }

    @Test
    void aValueKnowsAllThatItHidesTheNearestFirst() {
        var merged = Layers.merge(
                Layers.merge(layer("low", "{'a':1}"), layer("middle", "{'a':2}")), layer("high", "{'a':3}"));
        var leaf = (Leaf) merged.at(Pointer.of("a")).orElseThrow();

        assertThat(leaf.origin().layer()).isEqualTo("high");
        assertThat(leaf.shadows())
                .extracting(hidden -> hidden.origin().layer() + " " + hidden.value())
                .containsExactly("middle 2", "low 1");
        assertThat(leaf.shadows())
                .allSatisfy(hidden -> assertThat(hidden.shadows()).isEmpty());
    }

    @Test
    void anExplicitNullHidesAValue() {
        var merged = Layers.merge(layer("low", "{'a':1}"), layer("high", "{'a':null}"));

        assertThat(merged.at(Pointer.of("a")).map(Node::value)).isEmpty();
        assertThat(((Leaf) merged.at(Pointer.of("a")).orElseThrow()).shadows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyLeafOfTheUpperLayerWinsAndTheOthersComeFromBelow(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var lower = Documents.random(random, "low");
            var upper = Documents.random(random, "high");
            var merged = Layers.merge(lower, upper);

            upper.eachLeaf(
                    Pointer.ROOT,
                    (path, leaf) ->
                            assertThat(merged.at(path).orElseThrow().value()).isEqualTo(leaf.value()));
            merged.eachLeaf(
                    Pointer.ROOT,
                    (path, leaf) -> assertThat(leaf.value())
                            .isEqualTo(from(leaf, lower, upper)
                                    .at(path)
                                    .orElseThrow()
                                    .value()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void anEmptyLayerChangesNothing(long seed) {
        var layer = Documents.random(new Random(seed), "any");

        assertThat(Layers.merge(layer, Node.EMPTY)).isSameAs(layer);
        assertThat(Layers.merge(Node.EMPTY, layer)).isEqualTo(layer);
    }

    @Test
    void sharedPartsOfADocumentStayShared() {
        var low = layer("low", "{'a':{'x':1},'b':{'y':2}}");
        var merged = Layers.merge(low, layer("high", "{'b':{'y':3}}"));

        assertThat(merged.branch("a")).isSameAs(low.branch("a"));
    }

    private static Branch from(Leaf leaf, Branch lower, Branch upper) {
        return leaf.origin().layer().equals("high") ? upper : lower;
    }
}
