package dev.headgate.dualwrite;

import static dev.headgate.dualwrite.Documents.problems;
import static dev.headgate.dualwrite.Documents.read;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Node;
import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The counterparts of the tests of the Python module that is this section's model, in its order: 6 on AdapterHealthConfig,
 * 7 on CategoryConfig, 11 on DualWriteConfig and 1 on the environment. The 12 on ConfigManager are in
 * {@code ConfigManagerModelTest}.
 */
class DualWriteModelTest {
    private static final List<String> WEBSOCKET = List.of("websocket");
    private static final List<String> REALTIME = List.of("realtime");
    private static final List<String> BOTH = List.of("websocket", "realtime");

    @Nested
    class AdapterHealthConfig {
        @Test
        void validThresholdsAreRead() {
            assertThat(health("'error_threshold':0.1,'latency_threshold_ms':250"))
                    .isEqualTo(new AdapterHealth(new BigDecimal("0.1"), 250));
        }

        @Test
        void theLowestThresholdsAreAllowed() {
            assertThat(health("'error_threshold':0,'latency_threshold_ms':0"))
                    .isEqualTo(new AdapterHealth(BigDecimal.ZERO, 0));
        }

        @Test
        void theHighestErrorThresholdIsOne() {
            assertThat(health("'error_threshold':1.0").errorThreshold()).isEqualTo(BigDecimal.ONE);
        }

        @Test
        void anErrorThresholdBelowZeroIsRefused() {
            assertThat(refused("'error_threshold':-0.01"))
                    .isEqualTo("/error_threshold: expected a number from 0 to 1, found -0.01");
        }

        @Test
        void anErrorThresholdAboveOneIsRefused() {
            assertThat(refused("'error_threshold':1.01"))
                    .isEqualTo("/error_threshold: expected a number from 0 to 1, found 1.01");
        }

        @Test
        void aLatencyThresholdBelowZeroIsRefused() {
            assertThat(refused("'latency_threshold_ms':-1"))
                    .isEqualTo("/latency_threshold_ms: expected a whole number of milliseconds from 0 to 86400000"
                            + " (a day), found -1");
        }

        private AdapterHealth health(String fields) {
            var section = read("{'adapter_health':{'kafka':{" + fields + "}}}");
            return requireNonNull(section.adapterHealth().get("kafka"));
        }

        private String refused(String fields) {
            return onlyProblem("{'adapter_health':{'websocket':{" + fields + "}}}", "/adapter_health/websocket");
        }
    }

    @Nested
    class CategoryConfig {
        @Test
        void aValidCategoryIsRead() {
            assertThat(category("'enabled':true,'percentage':75,'adapters':['websocket','realtime']"))
                    .isEqualTo(new Category(true, BigDecimal.valueOf(75), BOTH));
        }

        @Test
        void zeroPercentIsAllowed() {
            assertThat(category("'percentage':0").percentage()).isEqualTo(BigDecimal.ZERO);
        }

        @Test
        void aHundredPercentIsAllowed() {
            assertThat(category("'percentage':100.0").percentage()).isEqualTo(BigDecimal.valueOf(100));
        }

        @Test
        void aPercentageBelowZeroIsRefused() {
            assertThat(refused("'percentage':-0.1"))
                    .isEqualTo("/percentage: expected a number from 0 to 100 with at most 3 decimals, found -0.1");
        }

        @Test
        void aPercentageAboveAHundredIsRefused() {
            assertThat(refused("'percentage':100.1"))
                    .isEqualTo("/percentage: expected a number from 0 to 100 with at most 3 decimals, found 100.1");
        }

        @Test
        void anUndeclaredAdapterIsRefused() {
            assertThat(refused("'adapters':['websocket','carrier_pigeon']"))
                    .isEqualTo("/adapters/1: unknown adapter \"carrier_pigeon\"; expected one of websocket, realtime");
        }

        @Test
        void aCategoryWithoutAdaptersIsAllowed() {
            assertThat(category("'adapters':[]").adapters()).isEmpty();
        }

        private Category category(String fields) {
            var section = read("{'categories':{'orders':{" + fields + "}}}");
            return requireNonNull(section.categories().get("orders"));
        }

        private String refused(String fields) {
            return onlyProblem("{'categories':{'critical':{" + fields + "}}}", "/categories/critical");
        }
    }

    @Nested
    class DualWriteConfig {
        private final DualWrite defaults = read("{}");

        @Test
        void theDefaultsAreThoseOfTheContract() {
            var expected = new LinkedHashMap<String, Category>();
            expected.put("critical", new Category(true, BigDecimal.valueOf(100), BOTH));
            expected.put("performance", new Category(true, BigDecimal.valueOf(50), WEBSOCKET));
            expected.put("user_activity", new Category(false, BigDecimal.ZERO, REALTIME));
            expected.put("system", new Category(true, BigDecimal.valueOf(100), BOTH));
            expected.put("debug", new Category(false, BigDecimal.ZERO, List.of()));

            assertThat(defaults.categories()).containsExactlyEntriesOf(expected);
            assertThat(defaults.globalOverride()).isEmpty();
            assertThat(defaults.adapterHealth().get("websocket"))
                    .isEqualTo(new AdapterHealth(new BigDecimal("0.05"), 200));
            assertThat(defaults.adapterHealth().get("realtime"))
                    .isEqualTo(new AdapterHealth(new BigDecimal("0.05"), 150));
            assertThat(defaults.circuitBreaker())
                    .isEqualTo(new CircuitBreaker(true, new BigDecimal("0.05"), 30, BigDecimal.valueOf(2)));
        }

        @Test
        void anEnabledCategoryHasItsAdapters() {
            assertThat(defaults.adapters("critical")).isEqualTo(BOTH);
            assertThat(defaults.adapters("performance")).isEqualTo(WEBSOCKET);
            assertThat(defaults.adapters("system")).isEqualTo(BOTH);
            assertThat(read("{'categories':{'debug':{'enabled':true}}}").adapters("debug"))
                    .isEmpty();
        }

        @Test
        void aDisabledCategoryFallsBackToWebsocket() {
            assertThat(defaults.adapters("user_activity")).isEqualTo(WEBSOCKET);
            assertThat(defaults.adapters("debug")).isEqualTo(WEBSOCKET);
        }

        @Test
        void anUnknownCategoryFallsBackToWebsocket() {
            assertThat(defaults.adapters("nobody_knows")).isEqualTo(WEBSOCKET);
            assertThat(defaults.knows("nobody_knows")).isFalse();
        }

        @Test
        void websocketOnlyOverridesEveryCategory() {
            assertOverridden("websocket");
        }

        @Test
        void realtimeOnlyOverridesEveryCategory() {
            assertOverridden("realtime");
        }

        @Test
        void anOverrideThatNamesNoAdapterIsRefused() {
            assertThat(onlyProblem("{'global_override':'both'}", ""))
                    .isEqualTo("/global_override: expected null or one of websocket_only, realtime_only, found"
                            + " \"both\"");
        }

        @Test
        void aCategoryWithTwoAdaptersIsDualWritten() {
            assertThat(defaults.shouldDualWrite("critical")).isTrue();
            assertThat(defaults.shouldDualWrite("system")).isTrue();
        }

        @Test
        void noOtherCategoryIsDualWritten() {
            assertThat(List.of("performance", "user_activity", "debug", "nobody_knows"))
                    .noneMatch(defaults::shouldDualWrite);
            assertThat(read("{'global_override':'realtime_only'}").shouldDualWrite("critical"))
                    .isFalse();
        }

        @Test
        void thePercentageOfAnUnknownCategoryIsZero() {
            assertThat(defaults.percentage("critical")).isEqualTo(BigDecimal.valueOf(100));
            assertThat(defaults.percentage("performance")).isEqualTo(BigDecimal.valueOf(50));
            assertThat(defaults.percentage("nobody_knows")).isEqualTo(BigDecimal.ZERO);
        }

        @Test
        void theWireFormHasExactlyTheseKeysInThisOrder() {
            var wire = Values.object(Documents.merged("{}")).getJsonObject("dual_write");

            assertThat(wire.fieldNames())
                    .containsExactly(
                            "categories",
                            "global_override",
                            "adapter_health",
                            "circuit_breaker_enabled",
                            "circuit_breaker_failure_threshold",
                            "circuit_breaker_recovery_time_s",
                            "circuit_breaker_latency_multiplier");
            assertThat(wire.getJsonObject("categories").encode()).isEqualTo("""
                            {"critical":{"enabled":true,"percentage":100,"adapters":["websocket","realtime"]},\
                            "performance":{"enabled":true,"percentage":50,"adapters":["websocket"]},\
                            "user_activity":{"enabled":false,"percentage":0,"adapters":["realtime"]},\
                            "system":{"enabled":true,"percentage":100,"adapters":["websocket","realtime"]},\
                            "debug":{"enabled":false,"percentage":0,"adapters":[]}}""");
            assertThat(wire.getJsonObject("adapter_health")).isEqualTo(new JsonObject("""
                            {"websocket":{"error_threshold":0.05,"latency_threshold_ms":200},\
                            "realtime":{"error_threshold":0.05,"latency_threshold_ms":150}}"""));
        }

        private void assertOverridden(String adapter) {
            var section = read("{'global_override':'" + adapter + "_only'}");

            assertThat(List.of("critical", "performance", "user_activity", "system", "debug", "nobody_knows"))
                    .allSatisfy(
                            category -> assertThat(section.adapters(category)).containsExactly(adapter));
        }
    }

    @Nested
    class Environment {
        @Test
        void allFourteenVariablesAreLoaded() {
            var section = environment(
                    "DUAL_WRITE_CRITICAL_PERCENTAGE=90",
                    "DUAL_WRITE_CRITICAL_ENABLED=false",
                    "DUAL_WRITE_PERFORMANCE_PERCENTAGE=33.333",
                    "DUAL_WRITE_PERFORMANCE_ADAPTERS=realtime, websocket",
                    "DUAL_WRITE_USER_ACTIVITY_ENABLED=TRUE",
                    "DUAL_WRITE_DEBUG_ADAPTERS=",
                    "DUAL_WRITE_GLOBAL_OVERRIDE=realtime_only",
                    "ADAPTER_WEBSOCKET_ERROR_THRESHOLD=0.1",
                    "ADAPTER_WEBSOCKET_LATENCY_THRESHOLD_MS=250",
                    "ADAPTER_REALTIME_ERROR_THRESHOLD=0.2",
                    "CIRCUIT_BREAKER_ENABLED=false",
                    "CIRCUIT_BREAKER_FAILURE_THRESHOLD=0.5",
                    "CIRCUIT_BREAKER_RECOVERY_TIME_S=60",
                    "CIRCUIT_BREAKER_LATENCY_MULTIPLIER=3.5");

            assertThat(section.categories())
                    .containsEntry("critical", new Category(false, BigDecimal.valueOf(90), BOTH))
                    .containsEntry(
                            "performance",
                            new Category(true, new BigDecimal("33.333"), List.of("realtime", "websocket")))
                    .containsEntry("user_activity", new Category(true, BigDecimal.ZERO, REALTIME))
                    .containsEntry("debug", new Category(false, BigDecimal.ZERO, List.of()));
            assertThat(section.globalOverride()).contains("realtime");
            assertThat(section.adapterHealth())
                    .containsEntry("websocket", new AdapterHealth(new BigDecimal("0.1"), 250))
                    .containsEntry("realtime", new AdapterHealth(new BigDecimal("0.2"), 150));
            assertThat(section.circuitBreaker())
                    .isEqualTo(new CircuitBreaker(false, new BigDecimal("0.5"), 60, new BigDecimal("3.5")));
        }

        private static DualWrite environment(String... variables) {
            var layer = Node.EMPTY;
            for (var variable : variables) {
                var name = variable.substring(0, variable.indexOf('='));
                var path = Documents.SECTIONS.variable(name).orElseThrow();
                var value = Documents.SECTIONS.typed(path, variable.substring(name.length() + 1));
                var origin = new Origin.Source("environment", "env", Place.named(name));
                layer = layer.with(path, new Node.Leaf(value, origin));
            }
            assertThat(Documents.SECTIONS.check(layer)).isEmpty();
            return Documents.read(layer);
        }
    }

    private static String onlyProblem(String section, String under) {
        var problems = problems(section);
        assertThat(problems).hasSize(1);
        var prefix = "/dual_write" + under;
        assertThat(problems.get(0)).startsWith(prefix);
        return problems.get(0).substring(prefix.length());
    }
}
