package dev.headgate.dualwrite;

import static dev.headgate.dualwrite.Documents.problems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DualWriteSectionTest {
    private static final String NAME =
            "a name of lower-case letters, digits and _ that starts with a letter and has at most 64 characters";

    @Test
    void theDefaultsSatisfyTheSchemaAndTheRules() {
        var document = Layers.defaults(Documents.SECTIONS, Node.EMPTY);

        assertThat(Documents.SECTIONS.check(document)).isEmpty();
        assertThat(Documents.SECTIONS.checkRules(document)).isEmpty();
    }

    @Test
    void whatALayerLeavesOutOfANewCategoryAndANewAdapterIsFilledIn() {
        var section = Documents.read("{'categories':{'orders':{}},'adapter_health':{'kafka':{}}}");

        assertThat(section.categories())
                .containsEntry("orders", new Category(true, BigDecimal.valueOf(100), List.of("websocket", "realtime")));
        assertThat(section.adapterHealth()).containsEntry("kafka", new AdapterHealth(new BigDecimal("0.05"), 200));
    }

    @Test
    void aNewAdapterCanBeUsedAndBeTheOverride() {
        var section = Documents.read(
                "{'categories':{'debug':{'adapters':['kafka']}},'adapter_health':{'kafka':{}},'global_override':'kafka_only'}");

        assertThat(section.categories().get("debug")).isEqualTo(new Category(false, BigDecimal.ZERO, List.of("kafka")));
        assertThat(section.globalOverride()).contains("kafka");
    }

    @Tag("S7")
    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "33.333", "5e1", "50.0", "100.000", "1E2", "0.001", "99.999", "-0"})
    void theseArePercentages(String percentage) {
        assertThat(problems("{'categories':{'critical':{'percentage':" + percentage + "}}}"))
                .isEmpty();
    }

    @Tag("S7")
    @ParameterizedTest
    @ValueSource(
            strings = {"100.5", "-1", "33.3333", "100.001", "0.0001", "-0.001", "'100'", "null", "true", "[]", "{}"})
    void theseAreNot(String percentage) {
        assertThat(problems("{'categories':{'critical':{'percentage':" + percentage + "}}}"))
                .singleElement()
                .asString()
                .startsWith("/dual_write/categories/critical/percentage: expected a number from 0 to 100 with at most"
                        + " 3 decimals, found ");
    }

    @Tag("S4")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'circuit_breaker_recovery_time_s':1e300} | /circuit_breaker_recovery_time_s: expected a whole number of seconds from 0 to 31536000 (a year)",
                "{'circuit_breaker_recovery_time_s':30.5} | /circuit_breaker_recovery_time_s: expected a whole number of seconds",
                "{'circuit_breaker_latency_multiplier':0.999} | /circuit_breaker_latency_multiplier: expected a number from 1 to 1000000",
                "{'circuit_breaker_enabled':'yes'} | /circuit_breaker_enabled: expected true or false, found \"yes\"",
                "{'global_override':true} | /global_override: expected null, or a declared adapter's name followed by _only, found true",
                "{'adapter_health':{'websocket':{'latency_threshold_ms':-1}}} | /adapter_health/websocket/latency_threshold_ms: expected a whole number of milliseconds from 0",
                "{'adapter_health':{'websocket':{'error_threshold':1.01}}} | /adapter_health/websocket/error_threshold: expected a number from 0 to 1, found 1.01",
                "{'adapter_health':5} | /adapter_health: expected an object of adapters by name, found 5",
                "{'categories':{'system':{'adapters':['websocket','websocket']}}} | /categories/system/adapters: expected a list of different adapter names",
                "{'categories':{'system':{'adapters':'websocket'}}} | /categories/system/adapters: expected a list of different adapter names, found \"websocket\"",
                "{'categories':{'system':null}} | /categories/system: expected an object with any of enabled, percentage and adapters, found null",
                "{'categories':{'system':{'percentge':1}}} | /categories/system/percentge: unknown key \"percentge\"; did you mean \"percentage\"?",
                "{'circuit_braker_enabled':true} | /circuit_braker_enabled: unknown key \"circuit_braker_enabled\"; did you mean \"circuit_breaker_enabled\"?",
                "{'categories':{'system':{'adapters':['websocket','websocet']}}} | /categories/system/adapters/1: unknown adapter \"websocet\"; did you mean \"websocket\"?",
                "{'global_override':'websocket'} | /global_override: expected null or one of websocket_only, realtime_only, found \"websocket\"",
                "{'global_override':'kafka_only'} | /global_override: expected null or one of websocket_only, realtime_only, found \"kafka_only\""
            })
    void aProblemSaysWhereAndWhatWasExpected(String section, String problem) {
        assertThat(problems(section)).singleElement().asString().startsWith("/dual_write" + problem);
    }

    @Tag("S4")
    @ParameterizedTest
    @ValueSource(strings = {"CRITICAL", "Critical", "9x", "_x", "a-b", "a b", "", "ключ", "critical\\u2028", "a/b"})
    void aMalformedNameIsAProblem(String name) {
        var shown = new JsonObject("{\"name\":\"" + name + "\"}").getString("name");
        var pointer = Pointer.of("dual_write", "categories", shown);

        assertThat(problems("{'categories':{'" + name + "':{}}}"))
                .singleElement()
                .asString()
                .isEqualTo(pointer + ": expected " + NAME + ", found " + Values.show(shown));
    }

    @Tag("W4")
    @ParameterizedTest
    @ValueSource(strings = {"critical\\n", "\\nA", "a\\u0000b", "\\r\\n"})
    void aControlCharacterInAKeyIsAProblemBesideTheOthers(String key) {
        assertThat(problems("{'categories':{'" + key + "':{},'critical':{'percentage':101}}}"))
                .hasSize(2)
                .first()
                .asString()
                .endsWith(": expected a key without control characters, found \"" + key + "\"");
    }

    @Test
    void aNameMayHave64Characters() {
        assertThat(problems("{'categories':{'" + "a".repeat(64) + "':{}}}")).isEmpty();
        assertThat(problems("{'categories':{'" + "a".repeat(65) + "':{}}}")).hasSize(1);
    }

    @Tag("S4")
    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(problems("{'categories':{'critical':{'percentage':101,'enabled':1},'X':{}},'nope':1}"))
                .hasSize(4);
        assertThat(problems("{'categories':{'critical':{'adapters':['a','b']}},'global_override':'c_only'}"))
                .hasSize(3);
    }

    /** Doubles can't tell these from their neighbours, and the validator compares doubles. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'circuit_breaker_failure_threshold':1.00000000000000000001}",
                "{'circuit_breaker_failure_threshold':-1e-300}",
                "{'circuit_breaker_latency_multiplier':0.99999999999999999999}",
                "{'circuit_breaker_recovery_time_s':30.00000000000000000001}",
                "{'categories':{'critical':{'percentage':100.00000000000000000001}}}"
            })
    void boundsAreExact(String section) {
        var exact = section.replaceAll(".*:([-0-9.e]+)}+", "$1");
        var layer = Node.EMPTY;
        var key = section.replaceAll("[{}']|:[-0-9.e]+", "").replace(':', '/');
        var path = Pointer.parse("/dual_write/" + key).orElseThrow();
        var leaf = new Node.Leaf(new BigDecimal(exact), new Origin.Default());

        assertThat(Documents.SECTIONS.check(layer.with(path, leaf))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "DUAL_WRITE_CRITICAL_PERCENTAGE,/categories/critical/percentage",
        "DUAL_WRITE_USER_ACTIVITY_ENABLED,/categories/user_activity/enabled",
        "DUAL_WRITE_A_ENABLED_ADAPTERS,/categories/a_enabled/adapters",
        "DUAL_WRITE_GLOBAL_OVERRIDE,/global_override",
        "ADAPTER_WEBSOCKET_ERROR_THRESHOLD,/adapter_health/websocket/error_threshold",
        "ADAPTER_MY_BUS_2_LATENCY_THRESHOLD_MS,/adapter_health/my_bus_2/latency_threshold_ms",
        "CIRCUIT_BREAKER_ENABLED,/circuit_breaker_enabled",
        "CIRCUIT_BREAKER_FAILURE_THRESHOLD,/circuit_breaker_failure_threshold",
        "CIRCUIT_BREAKER_RECOVERY_TIME_S,/circuit_breaker_recovery_time_s",
        "CIRCUIT_BREAKER_LATENCY_MULTIPLIER,/circuit_breaker_latency_multiplier"
    })
    void aVariableSetsAPath(String variable, String path) {
        assertThat(Documents.SECTIONS.variable(variable).map(Pointer::toString)).contains("/dual_write" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "DUAL_WRITE_PERCENTAGE",
                "DUAL_WRITE__X_ENABLED",
                "ADAPTER_9_ERROR_THRESHOLD",
                "DUAL_WRITE_CRITICAL_PERCENTAGES",
                "dual_write_critical_percentage",
                "CIRCUIT_BREAKER_STATE"
            })
    void anyOtherVariableIsNotOurs(String variable) {
        assertThat(Documents.SECTIONS.variable(variable)).isEmpty();
    }

    @Test
    void theSchemaFileDescribesAWholeFileForEditors() throws IOException {
        try (var file = getClass().getClassLoader().getResourceAsStream(DualWriteSection.SCHEMA)) {
            var schema =
                    new JsonObject(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));

            assertThat(schema.getJsonObject("properties").fieldNames()).containsExactly("dual_write");
            assertThat(schema.encode()).doesNotContain("\"required\"");
        }
    }

    @Test
    void aReaderOfTheSchemaCannotChangeIt() {
        var section = new DualWriteSection();
        section.schema().getMap().clear();

        assertThat(section.schema().getMap()).containsAllEntriesOf(Map.of("type", "object"));
    }
}
