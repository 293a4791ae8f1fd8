package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sinks that misbehave as they are told, seen through the API. */
class ParityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PARITY = "/api/v1/parity";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void whatIsDroppedIsMissingAndCanBeReplayed() throws IOException {
        misbehave("drop_rate");
        var sequence = send(1).get(0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(discrepancies("?kind=missing&adapter=realtime&category=critical"))
                        .extracting(line -> line.getLong("sequence"))
                        .contains(sequence));
        behave();

        var answer = replay(new JsonObject()
                .put("adapter", "realtime")
                .put("sequences", JsonArray.of(sequence, 999_999))
                .put("reason", "dropped on purpose"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json())
                .isEqualTo(new JsonObject()
                        .put("queued", JsonArray.of(sequence.intValue()))
                        .put("unknown", JsonArray.of(999_999)));
        OpenApi.of(GATEWAY.vertx(), GATEWAY.get("/openapi.yaml").send()).check("postReplay", answer);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(discrepancies("?adapter=realtime"))
                        .noneMatch(line -> line.getLong("sequence").equals(sequence)));
    }

    @Test
    void whatIsCorruptedIsListedRaisesAnAlertAndDoesNotTouchTheOtherAdapter() throws IOException {
        misbehave("corrupt_rate");
        var sequences = send(25);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(parity().getJsonArray("alerts"))
                        .singleElement()
                        .satisfies(alert -> assertThat((JsonObject) alert)
                                .contains(entry("category", "critical"), entry("adapter", "realtime"))));

        var listed = GATEWAY.get(PARITY + "/mismatches?limit=1").send();
        OpenApi.of(GATEWAY.vertx(), GATEWAY.get("/openapi.yaml").send()).check("listMismatches", listed);
        var newest = listed.json().getJsonArray("mismatches").getJsonObject(0);
        assertThat(newest.getLong("sequence")).isIn(sequences);
        assertThat(newest.getString("severity")).isEqualTo("CRITICAL");
        assertThat(newest.getString("place")).isEqualTo("witness");
        assertThat(discrepancies("?kind=mismatched"))
                .allSatisfy(line -> assertThat(line.getJsonObject("event").getJsonObject("data"))
                        .isNotEqualTo(new JsonObject(line.getString("heard")).getJsonObject("data")));
        assertThat(parity().getJsonArray("ledger"))
                .map(JsonObject.class::cast)
                .filteredOn(row -> "websocket".equals(row.getString("adapter")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getInteger("mismatched")).isZero());
    }

    @Test
    void whatIsDoubledIsCounted() throws IOException {
        misbehave("duplicate_rate");
        var sequence = send(1).get(0);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(discrepancies("?kind=duplicated"))
                        .extracting(line -> line.getLong("sequence"))
                        .contains(sequence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'reason':'r','sequences':[1]} | /adapter",
                "{'reason':'r','adapter':'a'} | /sequences",
                "{'reason':'r','adapter':'a','sequences':[]} | /sequences",
                "{'reason':'r','adapter':'a','sequences':[1,0.5]} | /sequences/1",
                "{'reason':'r','adapter':'a','sequences':[1e30]} | /sequences/0",
                "{'adapter':'a','sequences':[1]} | /reason",
                "{'reason':'r','adapter':'a','sequences':[1],'x':1} | /x",
            })
    void aReplayThatCannotBeReadIsRefusedWhereItIsWrong(String body, String pointer) {
        var answer = replay(new JsonObject(body.replace('\'', '"')));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    @Test
    void aParameterThatIsNotKnownIsRefused() {
        assertThat(GATEWAY.get(PARITY + "/discrepancies?kinds=missing").send().status())
                .isEqualTo(400);
        assertThat(GATEWAY.get(PARITY + "/discrepancies?kind=lost")
                        .send()
                        .json()
                        .getString("detail"))
                .isEqualTo("kind: expected one of missing, mismatched, duplicated, found \"lost\"");
    }

    private static Map.Entry<String, Object> entry(String key, Object value) {
        return Map.entry(key, value);
    }

    private static void misbehave(String rate) throws IOException {
        configure("{type: sink, " + rate + ": 1}");
    }

    private static void behave() throws IOException {
        configure("{type: sink}");
    }

    private static void configure(String realtime) throws IOException {
        Files.writeString(GATEWAY.file(), """
                adapters: {websocket: {type: sink}, realtime: %s}
                parity: {window_s: 2}
                dual_write: {circuit_breaker_enabled: false}
                """.formatted(realtime));
        var scanned = GATEWAY.post("/api/v1/sources/scan").send().json();
        assertThat(scanned.getJsonArray("sources").getJsonObject(0).getJsonArray("problems"))
                .isEmpty();
    }

    private static List<Long> send(int events) {
        var body = new JsonArray();
        for (var i = 0; i < events; i++) {
            body.add(new JsonObject().put("type", "error").put("data", new JsonObject().put("order", i)));
        }
        var answer = GATEWAY.post("/api/v1/events")
                .with("Content-Type", "application/json")
                .body(body.encode())
                .send();
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().getJsonArray("events").stream()
                .map(event -> ((JsonObject) event).getLong("sequence"))
                .toList();
    }

    private static JsonObject parity() {
        var answer = GATEWAY.get(PARITY).send();
        OpenApi.of(GATEWAY.vertx(), GATEWAY.get("/openapi.yaml").send()).check("getParity", answer);
        return answer.json();
    }

    private static List<JsonObject> discrepancies(String query) {
        var answer = GATEWAY.get(PARITY + "/discrepancies" + query).send();
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        return answer.body().toString().lines().map(JsonObject::new).toList();
    }

    private static Answer replay(JsonObject body) {
        return GATEWAY.post(PARITY + "/replay").json(body).send();
    }
}
