package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation answers what {@code openapi.yaml} says that it does. */
class OpenApiTest {
    private static final String REVISIONS = "/api/v1/revisions";
    private static final String EVENTS = "/api/v1/events";
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @RegisterExtension
    static final RunningGateway CLOSED = RunningGateway.withAccess();

    @BeforeAll
    static void oneEdit() {
        assertThat(GATEWAY.edit(RECOVERY, 33).send().status()).isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource
    void anAnswerIsAsTheContractSays(String operationId, int status, Call call) {
        var contract = OpenApi.of(GATEWAY.vertx(), GATEWAY.get("/openapi.yaml").send());

        var answer = call.send();

        assertThat(answer.status()).isEqualTo(status);
        contract.check(operationId, answer);
    }

    static Stream<Arguments> anAnswerIsAsTheContractSays() {
        var edit = RunningGateway.replace(RECOVERY, 44);
        var bad = RunningGateway.replace(RECOVERY, -1);
        var reason = new JsonObject().put("reason", "a test");
        return Stream.of(
                Arguments.of("getConfig", 200, GATEWAY.get("/api/v1/config")),
                Arguments.of("getConfig", 200, GATEWAY.get("/api/v1/config?explain=true")),
                Arguments.of("getConfig", 304, GATEWAY.get("/api/v1/config").with("If-None-Match", "*")),
                Arguments.of("getConfig", 400, GATEWAY.get("/api/v1/config?explain=1")),
                Arguments.of("getConfig", 421, GATEWAY.get("/api/v1/config").with("Host", "evil.test")),
                Arguments.of("getConfig", 401, CLOSED.get("/api/v1/config")),
                Arguments.of("getChanges", 401, CLOSED.get("/api/v1/changes")),
                Arguments.of("postRevision", 401, CLOSED.post(REVISIONS).json(edit)),
                Arguments.of("getConfigAt", 200, GATEWAY.get("/api/v1/config/dual_write")),
                Arguments.of("getConfigAt", 404, GATEWAY.get("/api/v1/config/nothing")),
                Arguments.of("listRevisions", 200, GATEWAY.get(REVISIONS)),
                Arguments.of(
                        "listRevisions", 200, GATEWAY.get(REVISIONS + "?path=/dual_write&actor=local&origin=edit")),
                Arguments.of("listRevisions", 400, GATEWAY.get(REVISIONS + "?limit=0")),
                Arguments.of("listRevisions", 400, GATEWAY.get(REVISIONS + "?origin=nobody")),
                Arguments.of("getRevision", 200, GATEWAY.get(REVISIONS + "/2")),
                Arguments.of("getRevision", 404, GATEWAY.get(REVISIONS + "/0")),
                Arguments.of("postRevision", 200, post("?dry_run=true").json(edit)),
                Arguments.of("postRevision", 201, post("").with("If-Match", "*").json(edit)),
                Arguments.of(
                        "postRevision",
                        400,
                        post("").with("If-Match", "*").json(edit).body("{")),
                Arguments.of(
                        "postRevision", 403, post("").with("Origin", "null").json(edit)),
                Arguments.of(
                        "postRevision", 412, post("").with("If-Match", "\"0\"").json(edit)),
                Arguments.of(
                        "postRevision",
                        415,
                        post("").with("Content-Type", "a/b").body("{}")),
                Arguments.of("postRevision", 422, post("").with("If-Match", "*").json(bad)),
                Arguments.of("postRevision", 428, post("").json(edit)),
                Arguments.of(
                        "restore", 201, post("/1/restore").with("If-Match", "*").json(reason)),
                Arguments.of(
                        "restore",
                        404,
                        post("/99/restore").with("If-Match", "*").json(reason)),
                Arguments.of("getRoute", 200, GATEWAY.get("/api/v1/route?category=critical&key=order-1")),
                Arguments.of("getRoute", 400, GATEWAY.get("/api/v1/route")),
                Arguments.of("postEvents", 202, GATEWAY.post(EVENTS).json(new JsonObject().put("type", "a"))),
                Arguments.of("postEvents", 202, lines("{\"type\":\"a\"}\n{\"typ\":\"b\"}\n{")),
                Arguments.of("postEvents", 400, GATEWAY.post(EVENTS).with("Content-Type", "application/json")),
                Arguments.of("postEvents", 415, GATEWAY.post(EVENTS).with("Content-Type", "text/csv")),
                Arguments.of("postEvents", 422, lines("{\"type\":\"a b\"}")),
                Arguments.of("getTraffic", 200, GATEWAY.get("/api/v1/traffic")),
                Arguments.of("getTraffic", 401, CLOSED.get("/api/v1/traffic")),
                Arguments.of(
                        "postBreaker",
                        200,
                        GATEWAY.post("/api/v1/adapters/realtime/breaker")
                                .json(reason.copy().put("action", "reset"))),
                Arguments.of(
                        "postBreaker",
                        404,
                        GATEWAY.post("/api/v1/adapters/nobody/breaker")
                                .json(reason.copy().put("action", "open"))),
                Arguments.of(
                        "postBreaker",
                        422,
                        GATEWAY.post("/api/v1/adapters/realtime/breaker").json(reason)),
                Arguments.of("getSources", 200, GATEWAY.get("/api/v1/sources")),
                Arguments.of("scanSources", 200, GATEWAY.post("/api/v1/sources/scan")),
                Arguments.of("getParity", 200, GATEWAY.get("/api/v1/parity")),
                Arguments.of("listMismatches", 200, GATEWAY.get("/api/v1/parity/mismatches")),
                Arguments.of("listMismatches", 400, GATEWAY.get("/api/v1/parity/mismatches?limit=x")),
                Arguments.of("exportDiscrepancies", 400, GATEWAY.get("/api/v1/parity/discrepancies?kind=x")),
                Arguments.of(
                        "postReplay", 422, GATEWAY.post("/api/v1/parity/replay").json(reason)),
                Arguments.of("getChanges", 400, GATEWAY.get("/api/v1/changes?path=x")),
                Arguments.of("getEvents", 426, GATEWAY.get("/ws/events")),
                Arguments.of("getEvents", 401, CLOSED.get("/ws/events")),
                Arguments.of(
                        "getEvents", 400, GATEWAY.get("/ws/events?category=%20").with("Upgrade", "websocket")),
                Arguments.of(
                        "getEvents",
                        403,
                        GATEWAY.get("/ws/events").with("Upgrade", "websocket").with("Origin", "http://evil.test")),
                Arguments.of("getLive", 200, GATEWAY.get("/health/live")),
                Arguments.of("getReady", 200, GATEWAY.get("/health/ready")),
                Arguments.of("getMetrics", 200, GATEWAY.get("/metrics")),
                Arguments.of("getOpenApi", 200, GATEWAY.get("/openapi.yaml")),
                Arguments.of("getSchema", 200, GATEWAY.get("/schemas/dual-write.json")),
                Arguments.of("getSchema", 404, GATEWAY.get("/schemas/nothing.json")));
    }

    private static Call lines(String body) {
        return GATEWAY.post(EVENTS).with("Content-Type", "application/x-ndjson").body(body);
    }

    @Test
    void theDocumentCanBeKeptByItsTag() {
        var etag = GATEWAY.get("/openapi.yaml").send().header("ETag");

        assertThat(GATEWAY.get("/openapi.yaml")
                        .with("If-None-Match", etag)
                        .send()
                        .status())
                .isEqualTo(304);
    }

    private static Call post(String path) {
        return GATEWAY.post(REVISIONS + path);
    }
}
