package dev.headgate.config;

import static dev.headgate.config.Documents.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Patch.Op;
import dev.headgate.config.Patch.Operation;
import dev.headgate.config.Patch.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {
    private static final Origin.Edited EDIT = new Origin.Edited(2, "ana", "why");
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Branch file = layer("file", "{'a':{'x':1,'list':['p','q']},'n':null}");

    @Test
    void addAndReplaceSetAnOverrideWithTheEditsOrigin() {
        var override = applied(Node.EMPTY, op(Op.ADD, "/new/deep", ONE), op(Op.REPLACE, "/a/x", null));

        assertThat(override.value())
                .isEqualTo(layer("any", "{'new':{'deep':1},'a':{'x':null}}").value());
        override.eachLeaf(
                Pointer.ROOT, (path, leaf) -> assertThat(leaf.origin()).isEqualTo(EDIT));
    }

    @Test
    void replacingWhatIsNotThereIsAConflict() {
        assertThat(conflict(Node.EMPTY, op(Op.REPLACE, "/a/y", ONE))).isEqualTo("/a/y: there is no value here");
    }

    @Test
    void removeDropsTheOverrideAtOrUnderThePath() {
        var override = layer("override", "{'a':{'x':5,'y':6},'n':1}");

        assertThat(applied(override, op(Op.REMOVE, "/a", null)).value())
                .isEqualTo(layer("any", "{'n':1}").value());
        assertThat(applied(override, op(Op.REMOVE, "/a/x", null)).value())
                .isEqualTo(layer("any", "{'a':{'y':6},'n':1}").value());
        assertThat(applied(override, op(Op.REMOVE, "", null)).isEmpty()).isTrue();
    }

    @Test
    void removingWhatOnlyALowerLayerSaysIsAConflictThatNamesTheLayer() {
        assertThat(conflict(Node.EMPTY, op(Op.REMOVE, "/a/x", null)))
                .isEqualTo("/a/x: no override to drop here; the value comes from the layer file (file.yaml:1) and can"
                        + " only be overridden");
        assertThat(conflict(Node.EMPTY, op(Op.REMOVE, "/nowhere", null))).isEqualTo("/nowhere: there is no value here");
    }

    @Test
    void testComparesWithTheEffectiveValue() {
        assertThat(applied(Node.EMPTY, op(Op.TEST, "/a/x", ONE), op(Op.TEST, "/n", null))
                        .isEmpty())
                .isTrue();
        assertThat(conflict(Node.EMPTY, op(Op.TEST, "/a/x", BigDecimal.TEN))).isEqualTo("/a/x: tested for 10, found 1");
        assertThat(conflict(Node.EMPTY, op(Op.TEST, "/zzz", null))).isEqualTo("/zzz: there is no value here");
    }

    @Test
    void laterOperationsSeeWhatEarlierOnesDid() {
        var override = applied(Node.EMPTY, op(Op.ADD, "/a/x", BigDecimal.TEN), op(Op.TEST, "/a/x", BigDecimal.TEN));

        assertThat(override.at(Pointer.of("a", "x")).map(Node::value)).contains(BigDecimal.TEN);
    }

    @Test
    void anOperationInsideAnArrayOverridesTheWholeArray() {
        assertThat(list(op(Op.ADD, "/a/list/1", "new"))).containsExactly("p", "new", "q");
        assertThat(list(op(Op.ADD, "/a/list/-", "new"))).containsExactly("p", "q", "new");
        assertThat(list(op(Op.REPLACE, "/a/list/0", "new"))).containsExactly("new", "q");
        assertThat(list(op(Op.REMOVE, "/a/list/0", null))).containsExactly("q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/list/3", "/a/list/-1", "/a/list/01", "/a/list/x", "/a/list/", "/a/list/99999999999"})
    void anIndexOutsideOfAnArrayIsAConflict(String path) {
        assertThat(conflict(Node.EMPTY, op(Op.ADD, path, "new"))).isEqualTo(path + ": there is no value here");
    }

    @Test
    void oneConflictUndoesAll() {
        assertThat(conflict(Node.EMPTY, op(Op.ADD, "/a/x", BigDecimal.TEN), op(Op.TEST, "/a/x", ONE)))
                .isEqualTo("/a/x: tested for 1, found 10");
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void droppingWhatWasSetGivesTheDocumentBack(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var lower = Documents.random(random, "file");
            var path = Pointer.of("a", "b");
            var set = Patch.set(path, "set").apply(Node.EMPTY, over -> Layers.merge(lower, over), EDIT);
            if (set instanceof Outcome.Applied applied) {
                assertThat(Layers.merge(lower, applied.override()).at(path).map(Node::value))
                        .contains("set");
                assertThat(Patch.drop(path).apply(applied.override(), over -> Layers.merge(lower, over), EDIT))
                        .isEqualTo(new Outcome.Applied(Node.EMPTY));
            }
        }
    }

    private List<@Nullable Object> list(Operation operation) {
        var list = applied(Node.EMPTY, operation).at(Pointer.of("a", "list")).map(Node::value);
        return list.orElseThrow() instanceof List<?> items ? new ArrayList<>(items) : List.of();
    }

    private Branch applied(Branch override, Operation... operations) {
        return apply(override, operations) instanceof Outcome.Applied it ? it.override() : Branch.of("refused", file);
    }

    private String conflict(Branch override, Operation... operations) {
        return apply(override, operations) instanceof Outcome.Conflict it
                ? String.join(
                        "\n", it.problems().stream().map(Problem::toString).toList())
                : "applied";
    }

    private Outcome apply(Branch override, Operation... operations) {
        return new Patch(List.of(operations)).apply(override, over -> Layers.merge(file, over), EDIT);
    }

    private static Operation op(Op op, String path, @Nullable Object value) {
        return new Operation(op, Pointer.parse(path).orElseThrow(), value);
    }
}
