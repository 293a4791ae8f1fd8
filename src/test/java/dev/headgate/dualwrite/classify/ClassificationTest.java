package dev.headgate.dualwrite.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Origin;
import dev.headgate.config.Problem;
import dev.headgate.config.Sections;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.event.Event;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationTest {
    private static final ClassificationSection SECTION = new ClassificationSection();

    @ParameterizedTest
    @CsvSource({
        "health_check, critical",
        "circuit_breaker_open, critical",
        "failure, critical",
        "cache_metrics, performance",
        "latency, performance",
        "session_start, user_activity",
        "debug, debug",
        "test_event, debug",
        "websocket_health, system",
        "export_complete, system",
        "Health_Check, critical"
    })
    void anExactTypeDecides(String type, String category) {
        assertThat(standard().categoryOf(Event.of(type, new JsonObject()))).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({
        "payment_failed, critical",
        "gateway_timeout, critical",
        "cache_error, critical",
        "cache_hit, performance",
        "user_metric, performance",
        "user_login, user_activity",
        "user_test, user_activity",
        "device_seen, debug",
        "USER_LOGIN, user_activity"
    })
    void aKeywordDecidesNextAndCriticalOnesComeFirst(String type, String category) {
        assertThat(standard().categoryOf(Event.of(type, new JsonObject()))).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({"error, critical", "exception, critical", "metrics, performance", "performance, performance"})
    void aKeyInTheDataDecidesWhereTheTypeDoesNot(String key, String category) {
        assertThat(standard().categoryOf(Event.of("order_placed", new JsonObject().put(key, 1))))
                .isEqualTo(category);
    }

    @Test
    void whatNothingDecidesIsOfTheFallback() {
        assertThat(standard().categoryOf(Event.of("order_placed", new JsonObject().put("total", 1))))
                .isEqualTo("system");
    }

    @Test
    void anEventMayNameItsCategoryInAnyCase() {
        assertThat(standard().categoryOf(Event.of("error", new JsonObject()).in("Debug")))
                .isEqualTo("debug");
    }

    @Test
    void aLayerReplacesOneCategorysListAndNoOthers() {
        var classification = with("{\"types\":{\"debug\":[\"probe\"]},\"fallback\":\"debug\"}");

        assertThat(classification.categoryOf(Event.of("probe", new JsonObject())))
                .isEqualTo("debug");
        assertThat(classification.categoryOf(Event.of("health_check", new JsonObject())))
                .isEqualTo("critical");
        assertThat(classification.categoryOf(Event.of("order_placed", new JsonObject())))
                .isEqualTo("debug");
    }

    @Test
    void aTypeOfTwoCategoriesIsRefused() {
        var problems =
                SECTION.check(document("{\"types\":{\"debug\":[\"Latency\"]}}").branch(SECTION.name()));

        assertThat(problems)
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("expected each type once, found");
    }

    private static Classification standard() {
        return with("{}");
    }

    private static Classification with(String section) {
        return SECTION.read(document(section).branch(SECTION.name()));
    }

    private static Node.Branch document(String section) {
        var sections = new Sections(List.of(SECTION));
        var layer = new JsonObject().put(SECTION.name(), new JsonObject(section));
        return Layers.assemble(
                sections, List.of((Node.Branch) Values.node(Values.copy(layer), new Origin.Default())), Node.EMPTY);
    }
}
