package dev.headgate.dualwrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.dualwrite.Route.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final List<String> BOTH = List.of("websocket", "realtime");
    private static final CircuitBreaker BREAKER =
            new CircuitBreaker(true, new BigDecimal("0.05"), 30, BigDecimal.valueOf(2));

    @Test
    void anOverrideSendsEveryCategoryToItsOneAdapter() {
        var section = section(Map.of("critical", category(true, "100", BOTH)), Optional.of("realtime"));
        var expected = new Route(List.of("realtime"), Reason.OVERRIDE);

        assertThat(section.route("critical", "order-1")).isEqualTo(expected);
        assertThat(section.route("nobody_knows", "order-1")).isEqualTo(expected);
    }

    @Test
    void anUnknownCategoryGoesToWebsocket() {
        assertThat(one(true, "100", BOTH).route("nobody_knows", "order-1"))
                .isEqualTo(new Route(List.of("websocket"), Reason.UNKNOWN_CATEGORY));
    }

    @Test
    void aDisabledCategoryGoesToWebsocketWhateverItsAdapters() {
        assertThat(one(false, "100", List.of("realtime")).route("orders", "order-1"))
                .isEqualTo(new Route(List.of("websocket"), Reason.DISABLED));
    }

    @Test
    void aCategoryWithoutAdaptersIsMuted() {
        assertThat(one(true, "100", List.of()).route("orders", "order-1"))
                .isEqualTo(new Route(List.of(), Reason.MUTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "50", "100"})
    void aCategoryWithOneAdapterIsNotSampled(String percentage) {
        assertThat(one(true, percentage, List.of("realtime")).route("orders", "order-1"))
                .isEqualTo(new Route(List.of("realtime"), Reason.SINGLE));
    }

    /** order-1 of critical is in bucket 10446. */
    @ParameterizedTest
    @CsvSource({
        "0,SAMPLED_OUT",
        "10.445,SAMPLED_OUT",
        "10.446,SAMPLED_OUT",
        "10.447,SAMPLED_IN",
        "99.999,SAMPLED_IN",
        "100,SAMPLED_IN"
    })
    void aKeyIsInWhenItsBucketIsBelowThePercentage(String percentage, Reason reason) {
        var section = section(Map.of("critical", category(true, percentage, BOTH)), Optional.empty());
        var adapters = reason == Reason.SAMPLED_IN ? BOTH : List.of("websocket");

        assertThat(section.route("critical", "order-1")).isEqualTo(new Route(adapters, reason));
    }

    @Test
    void theCaseOfACategoryChangesNothing() {
        var section = one(true, "37.5", BOTH);

        for (var key : keys().subList(0, 1_000)) {
            assertThat(section.route("ORDERS", key))
                    .isEqualTo(section.route("orders", key))
                    .isEqualTo(section.route("OrDerS", key));
        }
        assertThat(section.knows("Orders")).isTrue();
        assertThat(section.percentage("ORDERS")).isEqualByComparingTo("37.5");
    }

    @Test
    void raisingAPercentageOnlyAddsKeys() {
        var before = Set.<String>of();
        for (var percentage : List.of("0", "0.001", "1", "10", "33.333", "50", "66.6", "99", "99.999", "100")) {
            var now = sampledIn(percentage);
            assertThat(now.containsAll(before)).as("at %s %%", percentage).isTrue();
            before = now;
        }
        assertThat(before).hasSameSizeAs(keys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "10", "25", "50", "75", "99"})
    void theShareOfKeysThatAreInIsThePercentage(String percentage) {
        var share = 100.0 * sampledIn(percentage).size() / keys().size();

        assertThat(share).isCloseTo(Double.parseDouble(percentage), within(1.5));
    }

    @Test
    void aKeyGetsTheSameAnswerFromEverySectionThatSaysTheSame() {
        assertThat(sampledIn("42")).isEqualTo(sampledIn("42.000"));
    }

    private static Set<String> sampledIn(String percentage) {
        var section = one(true, percentage, BOTH);
        return keys().stream()
                .filter(key -> section.route("orders", key).reason() == Reason.SAMPLED_IN)
                .collect(Collectors.toSet());
    }

    private static List<String> keys() {
        return IntStream.range(0, 20_000).mapToObj(i -> "order-" + i).toList();
    }

    private static DualWrite one(boolean enabled, String percentage, List<String> adapters) {
        return section(Map.of("orders", category(enabled, percentage, adapters)), Optional.empty());
    }

    private static Category category(boolean enabled, String percentage, List<String> adapters) {
        return new Category(enabled, new BigDecimal(percentage), adapters);
    }

    private static DualWrite section(Map<String, Category> categories, Optional<String> override) {
        return new DualWrite(categories, override, Map.of(), BREAKER);
    }
}
