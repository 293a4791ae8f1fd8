package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Tag("S7")
    @ParameterizedTest
    @CsvSource({
        "100.5,100.5",
        "-1,-1",
        "33.3333,33.3333",
        "50.0,50",
        "5e1,50",
        "1E+2,100",
        "0.050,0.05",
        "-0,0",
        "1e-7,1E-7"
    })
    void aNumberHasOneForm(String text, String canonical) {
        assertThat(Values.parseNumber(text).map(BigDecimal::toString)).contains(canonical);
    }

    @Tag("S7")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-Infinity",
                "1e309",
                "-1e309",
                "1e-400",
                "",
                " 1",
                "1 ",
                "+1",
                "01",
                ".5",
                "1.",
                "0x10",
                "1_000",
                "1,5",
                "1e",
                "1e999999",
                "1f",
                "١",
                "true",
                "null"
            })
    void anyOtherTextIsNoNumber(String text) {
        assertThat(Values.parseNumber(text)).isEmpty();
    }

    @Test
    void aNumberOfMoreThan64CharactersIsRefused() {
        assertThat(Values.parseNumber("1".repeat(64))).isPresent();
        assertThat(Values.parseNumber("1".repeat(65))).isEmpty();
    }

    @Test
    void equalJsonIsEqualHoweverItsNumbersAreWritten() {
        var one = Values.copy(new JsonObject("{\"a\":[1.0,50,{\"b\":null}],\"c\":2e1}"));
        var other = Values.copy(new JsonObject("{\"c\":20,\"a\":[1,5e1,{\"b\":null}]}"));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void aCopyDoesNotFollowItsOriginal() {
        var original = new JsonObject("{\"a\":[1]}");
        var copy = Values.copy(original);
        original.getJsonArray("a").add(2);

        assertThat(copy).isEqualTo(Values.copy(new JsonObject("{\"a\":[1]}")));
    }

    @Test
    void aValueIsShownAsJsonAndCut() {
        assertThat(Values.show("a\n\"b\"")).isEqualTo("\"a\\n\\\"b\\\"\"");
        assertThat(Values.show(new BigDecimal("50"))).isEqualTo("50");
        assertThat(Values.show("x".repeat(100))).hasSize(80).endsWith("...");
    }
}
