package dev.headgate.dualwrite.deliver.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.Deliveries;
import dev.headgate.dualwrite.deliver.Loop;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAdapterTest {
    @RegisterExtension
    static final RealtimeServer SERVER = new RealtimeServer();

    @RegisterExtension
    static final Loop LOOP = new Loop();

    @Test
    void aBatchIsOneRequestAndComesOutOnTheChannel() {
        var adapter = open(settings().put("private", true));
        var heard = LOOP.subscribe(adapter);
        await().until(heard.subscription()::isConnected);

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a", "b", "a"))).containsOnly(Outcome.DELIVERED);
        await().untilAsserted(() -> assertThat(heard.texts())
                .map(text -> new JsonObject(text).getString("key"))
                .containsExactly("a", "b", "a"));
        assertThat(SERVER.requests()).hasSize(1);
        assertThat(SERVER.requests()
                        .get(0)
                        .getJsonArray("messages")
                        .getJsonObject(0)
                        .getBoolean("private"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    @Tag("E1")
    void aRefusedRequestFailsAndTheStatusQuotesIt(int status) {
        var adapter = open(settings());
        SERVER.refuse(status, "no, " + RealtimeServer.KEY);
        var words = "the server answers " + status + ": no, ••••••••";

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a", "b"))).containsOnly(new Outcome.Failed(words));
        assertThat(adapter.status().detail()).isEqualTo("the last request failed: " + words);
        SERVER.behave();
        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a"))).containsExactly(Outcome.DELIVERED);
        assertThat(adapter.status().detail()).isEmpty();
    }

    @Test
    @Tag("E4")
    void aRequestThatIsNotAnsweredFails() {
        var adapter = open(settings().put("timeout_ms", 400));
        SERVER.hang();

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a")))
                .containsExactly(new Outcome.Failed("no answer within 200 ms"));
    }

    @Test
    @Tag("E1")
    void aServerThatIsDownFails() {
        var adapter = open(settings());
        SERVER.stop();

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a")).get(0))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, it -> assertThat(it.why()).contains("Connection refused"));
        assertThat(adapter.status().detail()).contains("Connection refused");
    }

    @Test
    @Tag("E6")
    void aServerThatLimitsTheRatePostpones() {
        var adapter = open(settings());
        SERVER.refuse(429, "Too many requests");

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a")))
                .containsExactly(new Outcome.Postponed("the server answers 429: Too many requests"));
    }

    @Test
    @Tag("E6")
    void whatGoesOverTheRateIsPostponedWithAllThatFollows() {
        var adapter = open(settings().put("max_events_per_s", 1).put("timeout_ms", 3_000));

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a", "b", "a", "c")))
                .containsExactly(
                        Outcome.DELIVERED,
                        Outcome.DELIVERED,
                        new Outcome.Postponed("no turn in time: at most 1 events per second, a key's one by one"),
                        new Outcome.Postponed("no turn in time: at most 1 events per second, a key's one by one"));
    }

    @Test
    @Tag("E7")
    void aBatchThatIsTooLargeGoesInPartsAndWhatIsTooLargeByItselfIsGivenUp() {
        var adapter = open(settings());
        var heard = LOOP.subscribe(adapter);
        await().until(heard.subscription()::isConnected);
        var most = "x".repeat(RealtimeServer.LARGEST / 2);
        var batch = List.of(
                Deliveries.of("a", most),
                Deliveries.of("a", most + most),
                Deliveries.of("a", most),
                Deliveries.of("b", most));

        assertThat(LOOP.deliver(adapter, batch))
                .containsExactly(
                        Outcome.DELIVERED,
                        new Outcome.Impossible("the server answers 422: Payload size exceeds tenant limit"),
                        Outcome.DELIVERED,
                        Outcome.DELIVERED);
        await().untilAsserted(() -> assertThat(heard.texts()).hasSize(3));
    }

    @Test
    void whatTheServerFindsInvalidForAnotherReasonIsNotGivenUp() {
        var adapter = open(settings());
        SERVER.refuse(422, "topic is invalid");

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a", "b")))
                .containsOnly(new Outcome.Failed("the server answers 422: topic is invalid"));
    }

    private static JsonObject settings() {
        return SERVER.settings().put("transport", "http");
    }

    private static Adapter open(JsonObject options) {
        return LOOP.open("realtime", Realtime::open, options);
    }
}
