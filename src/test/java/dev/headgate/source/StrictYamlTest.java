package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Parsed;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictYamlTest {
    @Test
    void everyValueKnowsItsLineAndColumn() {
        var syntax = parse("a:\n  b: 1\n  c: [x, y]\n").fold(value -> value, problems -> null);

        assertThat(syntax.locate(Pointer.of("a", "b"))).hasToString("f.yaml:2:6");
        assertThat(syntax.locate(Pointer.of("a", "c", "1"))).hasToString("f.yaml:3:10");
        assertThat(syntax.locate(Pointer.of("a")))
                .as("an object is found at its key")
                .hasToString("f.yaml:1:1");
        assertThat(syntax.locate(Pointer.of("a", "gone")))
                .as("what is missing is found at the nearest key above")
                .hasToString("f.yaml:1:1");
    }

    @Tag("S5")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "Off",
                "010",
                "0x1F",
                "1_000",
                "+1",
                "1.",
                ".5",
                "12:30",
                "2026-11-22",
                "True",
                "NULL",
                "=",
                "NaN"
            })
    void aPlainScalarThatJsonDoesNotKnowIsText(String scalar) {
        assertThat(value("k: " + scalar)).isEqualTo(Map.of("k", scalar));
    }

    @Tag("S5")
    @ParameterizedTest
    @CsvSource({"50, 50", "50.0, 50", "5e1, 50", "-0.5, -0.5", "33.3333, 33.3333"})
    void aNumberIsExact(String scalar, BigDecimal expected) {
        assertThat(value("k: " + scalar)).isEqualTo(Map.of("k", expected));
    }

    @Tag("S5")
    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null"})
    void noValueIsNull(String scalar) {
        assertThat(value("k: " + scalar)).isEqualTo(java.util.Collections.singletonMap("k", null));
    }

    @Tag("S5")
    @Test
    void quotedScalarsAreTextAndKeysAreStrings() {
        assertThat(value("1: a\n'2': \"3\"\n~: 'null'\ntrue: |-\n  4\n"))
                .isEqualTo(Map.of("1", "a", "2", "3", "~", "null", "true", "4"));
    }

    @Tag("S5")
    @Test
    void anEmptyObjectIsEmptyOnPurpose() {
        assertThat(value("{}")).isEqualTo(Map.of());
        assertThat(value("\uFEFF{}")).as("after a byte-order mark").isEqualTo(Map.of());
    }

    @Tag("S5")
    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "--- # nothing\n...\n"})
    void nothingIsNotEmptyOnPurpose(String text) {
        assertThat(problems(text)).singleElement().asString().endsWith("holds nothing; {} says empty on purpose");
    }

    @Tag("S3")
    @Test
    void duplicateKeysNameBothLines() {
        assertThat(problems("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"))
                .containsExactly(
                        "f.yaml:4:3: duplicate key \"c\", first at line 3, again at line 4",
                        "f.yaml:5:1: duplicate key \"a\", first at line 1, again at line 5");
    }

    @Tag("S5")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1\\n--- \\nb: 2\\n | f.yaml:2:1: expected one document, a second one starts here",
                "a:\\n\\tb: 1\\n | f.yaml:2:1: a tab can't separate or indent here, use spaces",
                "a:\\t1 | f.yaml:1:3: a tab can't separate or indent here, use spaces",
                "a: !!java.net.URL [x] | f.yaml:1:4: tags are not read; text that begins with ! needs quotes",
                "a: !foo bar | f.yaml:1:4: tags are not read; text that begins with ! needs quotes",
                "a: !!str 5 | f.yaml:1:4: tags are not read; text that begins with ! needs quotes",
                "!!set {a} | f.yaml:1:1: tags are not read; text that begins with ! needs quotes",
                "? [a, b]\\n: c | f.yaml:1:3: expected a plain key, found something else",
                "a: &x 1\\n*x : 2 | f.yaml:2:1: expected a plain key, found an alias",
                "a: &x {b: 1}\\nc:\\n  <<: *x\\n | f.yaml:3:3: merge keys (<<) are not read; write the values out",
                "a: *x | f.yaml:1:4: this alias has no anchor before it; text that begins with * needs quotes",
                "a: &x [*x] | f.yaml:1:8: this alias is inside its own anchor",
                "a: 'x | f.yaml:1:6: not YAML: while scanning a quoted scalar: found unexpected end of stream",
                "a: [1, 2 | f.yaml:1:9: not YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>",
                "a: b: c | f.yaml:1:5: not YAML: mapping values are not allowed here",
                "a: \\u0000 | f.yaml:1:4: control character NUL",
                "a: \\u009B | f.yaml:1:4: control character U+009B",
            })
    void whatIsRefusedIsNamedWithLineAndColumn(String text, String problem) {
        assertThat(problems(unescape(text))).containsExactly(problem);
    }

    @Tag("S5")
    @Test
    void badUtf8IsNamedWithLineAndColumn() {
        var bytes = "a: 1\nb: xé".getBytes(StandardCharsets.UTF_8);

        var cut = StrictYaml.parse(Arrays.copyOf(bytes, bytes.length - 1), "f.yaml");
        var wrong = StrictYaml.parse("a: 1\nb: \u00ff".getBytes(StandardCharsets.ISO_8859_1), "f.yaml");

        assertThat(shown(cut)).containsExactly("f.yaml:2:5: bad UTF-8: byte 0xC3");
        assertThat(shown(wrong)).containsExactly("f.yaml:2:4: bad UTF-8: byte 0xFF");
    }

    @Test
    void anAliasStandsForItsAnchor() {
        assertThat(value("a: &x [1, 2]\nb: *x\n")).isEqualTo(value("a: [1, 2]\nb: [1, 2]\n"));
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\u0000", "\0")
                .replace("\\u009B", "\u009B");
    }

    private static @Nullable Object value(String text) {
        return parse(text).fold(syntax -> syntax.value(), problems -> problems.toString());
    }

    private static List<String> problems(String text) {
        return shown(parse(text));
    }

    private static List<String> shown(Parsed parsed) {
        return parsed.fold(
                syntax -> List.of(),
                problems -> problems.stream().map(Problem::toString).toList());
    }

    private static Parsed parse(String text) {
        return StrictYaml.parse(text.getBytes(StandardCharsets.UTF_8), "f.yaml");
    }
}
