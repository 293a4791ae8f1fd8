package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Reading;
import dev.headgate.config.Sections;
import dev.headgate.config.StrictJson;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.DualWriteSection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One percentage, written in every language that a source can be in: the same is accepted and the same refused. */
@Tag("S7")
class NumbersEverywhereTest {
    private static final String EXPECTED = "expected a number from 0 to 100 with at most 3 decimals, found ";

    private static final Sections SECTIONS = new Sections(List.of(new DualWriteSection()));

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "33.333, 33.333", "5e1, 50", "50.000, 50", "1e-3, 0.001", "99.9990, 99.999"})
    void aPercentageIsAcceptedEverywhere(String written, BigDecimal percentage) {
        for (var reading : List.of(yaml(written), json(written), properties(written), environment(written))) {
            assertThat(Rig.value(reading, Rig.CRITICAL)).isEqualTo(percentage);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100.5, 100.5, 100.5",
        "-1, -1, -1",
        "1e309, 1e309, '\"1e309\"'",
        "1e-400, 1e-400, '\"1e-400\"'",
        "33.3333, 33.3333, 33.3333",
        "null, null, '\"null\"'",
        "true, true, '\"true\"'",
        "[], [], '\"[]\"'",
        "NaN, NaN, '\"NaN\"'",
        "Infinity, Infinity, '\"Infinity\"'",
        "\"100\", '\"100\"', '\"\\\"100\\\"\"'",
    })
    void whatIsNoPercentageIsRefusedEverywhereWithItsPlace(String written, String inJson, String asText) {
        var inYaml = written.equals("NaN") || written.equals("Infinity") ? asText : inJson;

        assertThat(Rig.problems(yaml(written))).containsExactly("f:4:19 " + Rig.CRITICAL + ": " + EXPECTED + inYaml);
        assertThat(Rig.problems(json(written))).containsExactly("f:1:55 " + Rig.CRITICAL + ": " + EXPECTED + inJson);
        assertThat(Rig.problems(environment(written)))
                .containsExactly("DUAL_WRITE_CRITICAL_PERCENTAGE " + Rig.CRITICAL + ": " + EXPECTED + asText);
    }

    @ParameterizedTest
    @CsvSource({".nan", ".inf", "-.inf", ".NaN"})
    void yamlsOwnWordsForNoNumberAreRefused(String written) {
        assertThat(Rig.problems(yaml(written))).containsExactly("f:4:19 " + Rig.CRITICAL + ": " + EXPECTED + written);
    }

    @ParameterizedTest
    @CsvSource({"\"100\"", "'100'"})
    void quotesInAPropertiesFileAreNotPartOfTheText(String written) {
        assertThat(Rig.value(properties(written), Rig.CRITICAL)).isEqualTo(new BigDecimal(100));
    }

    @ParameterizedTest
    @CsvSource({"abc, 1:32", "100.5, 1:32"})
    void aPropertiesFileIsRefusedWithItsPlace(String written, String place) {
        assertThat(Rig.problems(properties(written)))
                .singleElement()
                .asString()
                .startsWith("f:" + place + " " + Rig.CRITICAL + ": " + EXPECTED);
    }

    /** What an edit's body goes through before it is a patch. */
    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "1e309", "1e-400"})
    void anEditsNumberThatNoDocumentCanHoldReachesValidation(String written) {
        var value = StrictJson.parse(written.getBytes(StandardCharsets.UTF_8), "body")
                .fold(syntax -> syntax.value(), problems -> null);

        assertThat(value).isEqualTo(new Values.BadNumber(written));
        assertThat(Values.copy(value)).isEqualTo(value);
    }

    private Reading yaml(String percentage) {
        return read(Rig.percentage(percentage), "yaml");
    }

    private Reading json(String percentage) {
        return read("{\"dual_write\":{\"categories\":{\"critical\":{\"percentage\":" + percentage + "}}}}", "json");
    }

    private Reading properties(String percentage) {
        return read("DUAL_WRITE_CRITICAL_PERCENTAGE=" + percentage + "\n", "properties");
    }

    private Reading read(String text, String format) {
        return interpret("file", format, new Fetched.Text(Buffer.buffer(text)));
    }

    private Reading environment(String percentage) {
        var variables = new JsonObject()
                .put("DUAL_WRITE_CRITICAL_PERCENTAGE", percentage)
                .put("HOME", "/");
        return interpret("env", null, new Fetched.Tree(variables));
    }

    private Reading interpret(String type, @Nullable String format, Fetched fetched) {
        var settings = new SourceSettings("n", type, Optional.ofNullable(format), new JsonObject());
        return new Interpreter(settings, "f", SECTIONS).interpret(fetched).reading("n", Instant.EPOCH);
    }
}
