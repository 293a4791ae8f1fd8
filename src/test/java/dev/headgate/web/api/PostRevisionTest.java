package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostRevisionTest {
    private static final String REVISIONS = "/api/v1/revisions";
    private static final String PERCENTAGE = "/dual_write/categories/performance/percentage";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void anEditAnswersWithTheRevisionThatItMade() {
        var answer = GATEWAY.edit(PERCENTAGE, 75).send();

        var revision = answer.json().getLong("revision");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(REVISIONS + "/" + revision);
        assertThat(answer.header("ETag")).isEqualTo("\"" + revision + "\"").isEqualTo(GATEWAY.etag());
        assertThat(answer.json().getString("reason")).isEqualTo("a test");
        assertThat(answer.json().getString("actor")).isEqualTo("local");
        assertThat(answer.json().getJsonArray("changes").getJsonObject(0).getString("path"))
                .isEqualTo(PERCENTAGE);
        assertThat(answer.json().getJsonObject("override").getJsonObject("dual_write"))
                .isNotNull();
    }

    @Test
    void anEditThatChangesNothingMakesNoRevision() {
        var before = GATEWAY.etag();

        var answer = GATEWAY.edit("/dual_write/circuit_breaker_enabled", true).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("changes")).isEmpty();
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @Test
    @Tag("C3")
    void anEditWithoutATagIsRefused() {
        var before = GATEWAY.etag();

        var answer = GATEWAY.post(REVISIONS)
                .json(RunningGateway.replace(PERCENTAGE, 1))
                .send();

        assertThat(answer.status()).isEqualTo(428);
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "W/\"1\"", "\"99999\"", "\"other\"", "\"99999999999999999999\""})
    void anEditWithAStaleTagIsRefusedWithTheCurrentValues(String tag) {
        var current = GATEWAY.get("/api/v1/config" + PERCENTAGE).send().json();

        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", tag)
                .json(RunningGateway.replace(PERCENTAGE, 3))
                .send();

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getLong("revision")).isEqualTo(current.getLong("revision"));
        assertThat(answer.json().getJsonObject("values"))
                .isEqualTo(new JsonObject().put(PERCENTAGE, current.getValue("value")));
    }

    @Test
    void oneOfSeveralTagsMayBeTheCurrentOne() {
        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", "\"0\", " + GATEWAY.etag())
                .json(RunningGateway.replace(PERCENTAGE, 11))
                .send();

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void theExplanationsTagIsGoodForAnEdit() {
        var etag = GATEWAY.get("/api/v1/config?explain=true").send().header("ETag");

        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", etag)
                .json(RunningGateway.replace(PERCENTAGE, 12))
                .send();

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void aStarOverwritesKnowingly() {
        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", "*")
                .json(RunningGateway.replace(PERCENTAGE, 13))
                .send();

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void aTagWithoutQuotesIsNamed() {
        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", "1")
                .json(RunningGateway.replace(PERCENTAGE, 14))
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).startsWith("If-Match: expected entity tags");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndWritesNothing() {
        var before = GATEWAY.etag();

        var answer = GATEWAY.post(REVISIONS + "?dry_run=true")
                .json(RunningGateway.replace(PERCENTAGE, 99))
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("changes").getJsonObject(0).getValue("to"))
                .isEqualTo(99);
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @Test
    void aDryRunIsRefusedForWhatTheEditWouldBe() {
        var answer = GATEWAY.post(REVISIONS + "?dry_run=true")
                .json(RunningGateway.replace(PERCENTAGE, 101))
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(PERCENTAGE);
    }

    @Test
    void aMistypedDryRunIsNoEdit() {
        var before = GATEWAY.etag();

        var answer = GATEWAY.post(REVISIONS + "?dryrun=true")
                .with("If-Match", "*")
                .json(RunningGateway.replace(PERCENTAGE, 98))
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).contains("did you mean \"dry_run\"?");
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @Test
    void whatALowerLayerDefinesCannotBeRemoved() {
        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", "*")
                .json(patch("{\"op\": \"remove\", \"path\": \"/dual_write/categories/critical\"}"))
                .send();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("message"))
                .contains("default");
    }

    @Test
    void aTestOfAnotherValueIsAConflict() {
        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", "*")
                .json(patch(
                        "{\"op\": \"test\", \"path\": \"/dual_write/global_override\", \"value\": \"realtime_only\"}"))
                .send();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.pointers()).containsExactly("/dual_write/global_override");
    }

    @Test
    void allProblemsAreListedAtOnce() {
        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", "*")
                .json(patch(
                        "{\"op\": \"replace\", \"path\": \"/dual_write/circuit_breaker_recovery_time_s\", \"value\": -1}",
                        "{\"op\": \"replace\", \"path\": \"/dual_write/circuit_breaker_enabled\", \"value\": \"on\"}"))
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers())
                .containsExactlyInAnyOrder(
                        "/dual_write/circuit_breaker_recovery_time_s", "/dual_write/circuit_breaker_enabled");
    }

    @ParameterizedTest
    @Tag("S7")
    @ValueSource(
            strings = {"100.5", "-1", "NaN", "Infinity", "1e309", "1e-400", "\"100\"", "null", "true", "[]", "33.33333"
            })
    void aPercentageThatIsNoneIsRefusedWithItsPointer(String value) {
        var before = GATEWAY.etag();

        var answer = GATEWAY.post(REVISIONS)
                .with("If-Match", "*")
                .with("Content-Type", "application/json")
                .body("{\"reason\": \"a test\", \"patch\": [{\"op\": \"replace\", \"path\": \"" + PERCENTAGE
                        + "\", \"value\": " + value + "}]}")
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(PERCENTAGE);
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @ParameterizedTest
    @Tag("S7")
    @CsvSource({"33.333, 33.333", "1e1, 10", "0, 0", "50.0, 50"})
    void aPercentageIsKeptInItsShortestForm(String given, String kept) {
        GATEWAY.post(REVISIONS)
                .with("If-Match", "*")
                .with("Content-Type", "application/json")
                .body("{\"reason\": \"a test\", \"patch\": [{\"op\": \"replace\", \"path\": \"" + PERCENTAGE
                        + "\", \"value\": " + given + "}]}")
                .send();

        assertThat(GATEWAY.get("/api/v1/config" + PERCENTAGE).send().body().toString())
                .contains("\"value\":" + kept + "}");
    }

    private static JsonObject patch(String... operations) {
        return new JsonObject()
                .put("patch", new JsonArray("[" + String.join(",", operations) + "]"))
                .put("reason", "a test");
    }
}
