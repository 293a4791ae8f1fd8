package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Values.BadNumber;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void anyJsonValueIsRead() {
        assertThat(value("{\"a\": [1, 2.50, true, \"x\", {}]}"))
                .isEqualTo(Map.of("a", List.of(new BigDecimal(1), new BigDecimal("2.5"), true, "x", Map.of())));
        assertThat(value(" null ")).isNull();
    }

    @Test
    void everyValueKnowsItsLineAndColumn() {
        var syntax = parse("{\n  \"a\": {\"b\": [1,\n 2]}}").fold(value -> value, problems -> null);

        assertThat(syntax.locate(Pointer.of("a", "b", "1"))).hasToString("body:3:2");
        assertThat(syntax.locate(Pointer.of("a"))).hasToString("body:2:3");
    }

    @Tag("S7")
    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e309", "-1e309", "1e-400", "1e1000000000"})
    void aNumberThatNoDocumentCanHoldIsKeptForValidationToRefuse(String token) {
        assertThat(value("{\"a\": " + token + "}")).isEqualTo(Map.of("a", new BadNumber(token)));
    }

    @Tag("S3")
    @Tag("S5")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1,\\n \"a\": 2} | body:2:2: duplicate key \"a\", first at line 1, again at line 2",
                "{\"a\": 1 | body:1:8: not JSON: the text ends before its value does",
                "{\"a\": \"x | body:1:9: not JSON: the text ends before its value does",
                "{\"a\" 1} | body:1:6: not JSON: unexpected text",
                "{'a': 1} | body:1:2: not JSON: unexpected '",
                "{\"a\": 01} | body:1:7: not JSON: unexpected text",
                "[1,] | body:1:4: not JSON: unexpected ]",
                "{} {} | body:1:4: expected the end after one JSON value, found more",
                "// no | body:1:1: not JSON: unexpected text",
                "yes | body:1:1: not JSON: unexpected text",
                "{\"a\": \"\\u0000\"} | body:1:8: control character NUL",
            })
    void whatIsRefusedIsNamedWithLineAndColumn(String text, String problem) {
        assertThat(problems(text.replace("\\n", "\n").replace("\\u0000", "\0"))).containsExactly(problem);
    }

    @Tag("S5")
    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "\uFEFF"})
    void nothingIsNotEmptyOnPurpose(String text) {
        assertThat(problems(text)).containsExactly("body:1:1: holds nothing; {} says empty on purpose");
    }

    @Tag("A6")
    @Tag("S6")
    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsRefusedByALimitThatTheMessageNames(String opening) {
        assertThat(problems(opening.repeat(100_000)))
                .singleElement()
                .asString()
                .endsWith("nested deeper than 64 levels, the limit");
    }

    private static @Nullable Object value(String text) {
        return parse(text).fold(Syntax::value, problems -> problems.toString());
    }

    private static List<String> problems(String text) {
        return parse(text)
                .fold(
                        syntax -> List.of(),
                        problems -> problems.stream().map(Problem::toString).toList());
    }

    private static Parsed parse(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), "body");
    }
}
