package dev.headgate.web.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and forms as a browser without scripts, and as htmx, gets them. */
class ConsoleTest {
    private static final String BASE = "{\"percentage\":50,\"enabled\":true,\"adapters\":[\"websocket\"]}";

    private static final String BREAKER = "{\"circuit_breaker_enabled\":true,"
            + "\"circuit_breaker_failure_threshold\":0.05,\"circuit_breaker_recovery_time_s\":30,"
            + "\"circuit_breaker_latency_multiplier\":2}";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/history",
                "/history/1",
                "/history/1/restore",
                "/history/compare?from=1&to=1",
                "/history?path=critical&actor=local&origin=edit",
                "/sources",
                "/categories/critical",
                "/adapters/realtime",
                "/circuit-breaker",
                "/override?to=websocket_only",
                "/help"
            })
    void everyPageIsAWholeDocument(String path) {
        var page = GATEWAY.get(path).send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.body().toString()).startsWith("<!doctype html>").contains("id=\"switch\"");
    }

    @Test
    void whatWaitsForAnAdapterThatIsNotConfiguredNeedsAttention() {
        GATEWAY.edit("/dual_write/global_override", "realtime_only").send();
        GATEWAY.post("/api/v1/events")
                .json(new JsonObject().put("type", "stats"))
                .send();

        await().untilAsserted(() -> assertThat(GATEWAY.get("/").send().body().toString())
                .contains("realtime not configured")
                .contains("Nothing goes to it: its url and key are missing")
                .contains("1 event waits in its spool."));
        GATEWAY.dropEdits();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/categories/none",
                "/adapters/none",
                "/history/0",
                "/history/99999",
                "/history/first",
                "/history/99999/restore",
                "/history/first/restore",
                "/override?to=none_only"
            })
    void whatDoesNotExistIsSaidOnAPage(String path) {
        var page = GATEWAY.get(path).send();
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body().toString()).contains("Not found.");
    }

    @Test
    void aSavedFormSeesTheOverviewWithTheWayBack() {
        var saved = post(
                "/categories/user_activity",
                form("{\"percentage\":0,\"enabled\":false,\"adapters\":[\"realtime\"]}", "1.5"));
        assertThat(saved.status()).isEqualTo(303);
        var overview = GATEWAY.get(saved.header("Location")).send().body().toString();
        assertThat(overview).contains("user_activity percentage 0\u00a0% → 1.5\u00a0%", "Undo");
    }

    @ParameterizedTest
    @Tag("W4")
    @ValueSource(strings = {"one\r\nid: 99", "one\nevent: change", "one\rdata: {}", "one\0two"})
    void aReasonOfSeveralLinesIsRefusedAtItsFieldAndKept(String reason) {
        var form = form("{\"percentage\":100,\"enabled\":true,\"adapters\":[\"websocket\"]}", "3");
        form.put("reason", reason);
        var before = revision();
        for (var path : List.of("/categories/critical", "/categories/critical/reset")) {
            var refused = post(path, form);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().toString()).contains("At most 500 characters, on one line.");
        }
        var kill = post("/override", Map.of("to", "realtime_only", "from", "", "reason", reason));
        assertThat(kill.status()).isEqualTo(422);
        assertThat(revision()).isEqualTo(before);
    }

    @Test
    void onlyWhatDiffersFromTheFormsBaseIsOverridden() {
        var form = form("{\"percentage\":0,\"enabled\":true,\"adapters\":[\"websocket\"]}", "7");
        form.put("revision", String.valueOf(revision()));
        assertThat(post("/categories/debug", form).status()).isEqualTo(303);
        var explained = GATEWAY.get("/api/v1/config?explain=true").send().json().getJsonObject("origins");
        assertThat(layer(explained, "percentage")).isEqualTo("override");
        assertThat(layer(explained, "adapters")).isEqualTo("default");
        assertThat(layer(explained, "enabled")).isEqualTo("default");
    }

    private static String layer(io.vertx.core.json.JsonObject origins, String field) {
        return origins.getJsonObject("/dual_write/categories/debug/" + field).getString("layer");
    }

    @Test
    void anInvalidFormComesBackWithItsProblemsAndWhatWasTyped() {
        var answer = post("/categories/performance", form(BASE, "100.5"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("found 100.5", "value=\"100.5\"", "value=\"a test\"");
    }

    @Test
    void aFormWithoutAReasonComesBack() {
        var form = form(BASE, "51");
        form.put("reason", " ");
        var answer = post("/categories/performance", form);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString()).contains("Say why");
    }

    @Test
    void anOldFormSavesWhenNobodyTouchedItsValues() {
        GATEWAY.edit("/dual_write/categories/critical/percentage", 99).send();
        GATEWAY.edit("/dual_write/categories/critical/percentage", 98).send();
        var form = form("{\"error_threshold\":0.05,\"latency_threshold_ms\":200}", "");
        form.put("error_threshold", "0.04");
        form.put("latency_threshold_ms", "200");
        assertThat(post("/adapters/websocket", form).status()).isEqualTo(303);
    }

    @Test
    void anOldFormIsStaleWhenItsValuesMoved() {
        var answer = post(
                "/categories/system", form("{\"percentage\":3,\"enabled\":true,\"adapters\":[\"websocket\"]}", "9"));
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body().toString()).contains("was faster", "Save mine over it", "value=\"a test\"");
    }

    @Test
    @Tag("C1")
    void ofAHundredFormsDrawnFromOneRevisionOneIsSaved() {
        var drawn = revision();
        var forms = IntStream.range(0, 100)
                .mapToObj(editor -> {
                    var form = form(BREAKER, "");
                    form.put("revision", String.valueOf(drawn));
                    form.putAll(Map.of(
                            "circuit_breaker_enabled", "true",
                            "circuit_breaker_failure_threshold", "0.05",
                            "circuit_breaker_recovery_time_s", String.valueOf(100 + editor),
                            "circuit_breaker_latency_multiplier", "2"));
                    return begin("/circuit-breaker", form);
                })
                .toList();
        RunningGateway.await(Future.all(forms));
        var answers = forms.stream().map(Future::result).toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 303).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 412)
                .hasSize(99)
                .allSatisfy(answer -> assertThat(answer.body().toString()).contains("was faster", "value=\"a test\""));
        assertThat(revision()).isEqualTo(drawn + 1);
    }

    private static long revision() {
        return GATEWAY.get("/api/v1/config").send().json().getLong("revision");
    }

    @Test
    void aFormSaysWhatTheApiSays() {
        var api = GATEWAY.edit("/dual_write/categories/performance/percentage", 100.5)
                .send()
                .json()
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("message");
        assertThat(post("/categories/performance", form(BASE, "100.5")).body().toString())
                .contains(api);
    }

    @Test
    void htmxGetsTheFragmentInPlaceOfThePage() {
        var fragment =
                GATEWAY.get("/categories/critical").with("HX-Request", "true").send();
        assertThat(fragment.body().toString()).startsWith("<form").doesNotContain("<!doctype");
        assertThat(fragment.header("Vary")).containsIgnoringCase("HX-Request").containsIgnoringCase("Accept-Encoding");
    }

    @Test
    void theFirstPageStaysUnder20KbCompressed() {
        var page = GATEWAY.get("/").with("Accept-Encoding", "gzip").send();
        assertThat(page.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(page.body().length()).isLessThan(15 * 1024);
    }

    private static Map<String, String> form(String base, String percentage) {
        var form = new LinkedHashMap<String, String>();
        form.put("revision", "1");
        form.put("base", base);
        form.put("percentage", percentage);
        form.put("enabled", "true");
        form.put("adapters", "websocket");
        form.put("reason", "a test");
        return form;
    }

    private static Call.Answer post(String path, Map<String, String> form) {
        return RunningGateway.await(begin(path, form));
    }

    private static Future<Call.Answer> begin(String path, Map<String, String> form) {
        return GATEWAY.post(path).form(form).begin();
    }
}
