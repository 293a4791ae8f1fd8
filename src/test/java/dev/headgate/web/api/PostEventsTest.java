package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.web.Call;
import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostEventsTest {
    private static final String EVENTS = "/api/v1/events";
    private static final List<String> ADAPTERS = List.of("websocket", "realtime");

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    /** Nothing leaves the process. */
    @BeforeAll
    static void rehearse() {
        for (var adapter : ADAPTERS) {
            assertThat(GATEWAY.edit("/adapters/" + adapter + "/type", "sink")
                            .send()
                            .status())
                    .isEqualTo(201);
        }
        await().until(() -> accepted(post("{\"type\":\"failure\"}"))
                .allMatch(event -> event.getJsonArray("adapters").getList().equals(ADAPTERS)));
    }

    private static Call events(String mediaType, String body) {
        return GATEWAY.post(EVENTS).with("Content-Type", mediaType).body(body);
    }

    private static Answer post(String body) {
        return events("application/json", body).send();
    }

    private static Stream<JsonObject> accepted(Answer answer) {
        return answer.json().getJsonArray("events").stream().map(JsonObject.class::cast);
    }

    @Test
    void anEventIsAcceptedWithItsNumberAndItsRoute() {
        var answer = post("{\"id\":\"e-1\",\"type\":\"failure\",\"key\":\"order-1\"}");

        assertThat(answer.status()).isEqualTo(202);
        var event = accepted(answer).findFirst().orElseThrow();
        assertThat(event.getLong("sequence")).isPositive();
        assertThat(answer.json())
                .isEqualTo(new JsonObject()
                        .put("accepted", 1)
                        .put("errors", new JsonArray())
                        .put(
                                "events",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("index", 0)
                                                .put("id", "e-1")
                                                .put("sequence", event.getLong("sequence"))
                                                .put("category", "critical")
                                                .put("adapters", ADAPTERS)
                                                .put("waiting", List.of())
                                                .put("reason", "SAMPLED_IN"))));
    }

    @Test
    void goodEventsAreAcceptedAndEachBadOneIsToldByItsIndex() {
        var answer = events(
                        "application/x-ndjson; charset=utf-8",
                        "{\"type\":\"debug\",\"category\":\"system\"}\n{\"type\":\"a\",\"dat\":{}}\n{\n{\"type\":\"error\"}\n")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(accepted(answer))
                .extracting(event -> event.getInteger("index"))
                .containsExactly(0, 3);
        assertThat(accepted(answer))
                .extracting(event -> event.getString("category"))
                .containsExactly("system", "critical");
        assertThat(answer.json().getJsonArray("errors"))
                .extracting(
                        error -> ((JsonObject) error).getInteger("index") + ((JsonObject) error).getString("location"))
                .containsExactly("1body:2:13", "2body:3:2");
    }

    @Test
    void numbersHaveNoGaps() {
        var body = new JsonArray(IntStream.range(0, 500)
                .mapToObj(index -> new JsonObject().put("type", "stats").put("data", new JsonObject().put("n", index)))
                .toList());

        var numbers = Stream.of(post(body.encode()), post("{\"type\":7}"), post(body.encode()))
                .flatMap(answer -> answer.json().getJsonArray("events").stream())
                .map(event -> ((JsonObject) event).getLong("sequence"))
                .toList();

        assertThat(numbers).hasSize(1_000);
        assertThat(numbers.get(999) - numbers.get(0)).isEqualTo(999);
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aRequestWithoutAnAcceptableEventIsRefused() {
        var answer = post("[{\"type\":\"a b\"},{\"type\":\"a\",\"data\":{\"x\":1e400}}]");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.pointers()).containsExactly("/0/type", "/1/data/x");
        assertThat(answer.json().getInteger("accepted")).isZero();
    }

    @Test
    void aBodyThatCanNotBeReadIsRefusedWhole() {
        assertThat(post("[{\"type\":\"a\"}").status()).isEqualTo(400);
        assertThat(events("text/csv", "type\na").send().status()).isEqualTo(415);
        assertThat(events("text/csv", "type\na").send().json().getString("detail"))
                .isEqualTo("expected a body of type application/json or application/x-ndjson, found text/csv");
        assertThat(post("[" + " ".repeat(1024 * 1024) + "]").status()).isEqualTo(413);
        assertThat(post("{\"type\":\"a\",\"data\":{\"x\":\"" + "x".repeat(300_000) + "\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aLargeRequestIsReadLikeASmallOne() {
        var data = new JsonObject().put("text", "x".repeat(500));
        var body = new JsonArray(IntStream.range(0, 1_000)
                .mapToObj(index -> new JsonObject().put("type", "latency").put("data", data))
                .toList());

        assertThat(post(body.encode()).json().getInteger("accepted")).isEqualTo(1_000);
    }
}
