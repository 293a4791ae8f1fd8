package dev.headgate.dualwrite.deliver.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.Deliveries;
import dev.headgate.dualwrite.deliver.Loop;
import dev.headgate.dualwrite.deliver.Outcome;
import dev.headgate.dualwrite.deliver.realtime.FanOut.Fault;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketAdapterTest {
    @RegisterExtension
    static final RealtimeServer SERVER = new RealtimeServer();

    @RegisterExtension
    static final Loop LOOP = new Loop();

    @Test
    void whatIsDeliveredComesOutAsItWentIn() {
        var adapter = joined(SERVER.settings());
        var heard = heard(adapter);
        var batch = Deliveries.ofKeys("ключ-✓", "b", "c");

        assertThat(LOOP.deliver(adapter, batch)).containsOnly(Outcome.DELIVERED).hasSize(3);
        await().untilAsserted(() -> assertThat(heard.texts())
                .map(JsonObject::new)
                .containsExactlyElementsOf(
                        Deliveries.texts(batch).stream().map(JsonObject::new).toList()));
    }

    @Test
    void eventsOfOneKeyLeaveInOrder() {
        var adapter = joined(SERVER.settings());
        var heard = heard(adapter);
        var batch = List.of(
                Deliveries.of("a", "1"), Deliveries.of("b", "1"), Deliveries.of("a", "2"), Deliveries.of("a", "3"));

        assertThat(LOOP.deliver(adapter, batch)).containsOnly(Outcome.DELIVERED);
        await().untilAsserted(() -> assertThat(heard.texts()).hasSize(4));
        assertThat(heard.texts())
                .map(JsonObject::new)
                .filteredOn(event -> event.getString("key").equals("a"))
                .extracting(event -> event.getJsonObject("data").getString("says"))
                .containsExactly("1", "2", "3");
    }

    @Test
    @Tag("E7")
    void anEventThatIsTooLargeIsNeverSentAndHoldsUpNothing() {
        var adapter = joined(SERVER.settings().put("max_payload_bytes", 2_000));
        var heard = heard(adapter);
        var batch = List.of(Deliveries.of("a", "ж".repeat(1_000)), Deliveries.of("a", "alpha"));

        assertThat(LOOP.deliver(adapter, batch))
                .satisfiesExactly(
                        outcome -> assertThat(outcome)
                                .isInstanceOfSatisfying(
                                        Outcome.Impossible.class,
                                        it -> assertThat(it.why())
                                                .startsWith("expected at most 2000 bytes of payload, found 2")),
                        outcome -> assertThat(outcome).isEqualTo(Outcome.DELIVERED));
        await().untilAsserted(() -> assertThat(heard.texts()).hasSize(1));
    }

    @Test
    @Tag("E7")
    void whatTheServerFindsTooLargeIsGivenUp() {
        var adapter = joined(SERVER.settings());

        assertThat(LOOP.deliver(adapter, List.of(Deliveries.of("a", "x".repeat(RealtimeServer.LARGEST)))))
                .containsExactly(new Outcome.Impossible("the server takes no payload of this size"));
    }

    @Test
    @Tag("E6")
    void whatGoesOverTheRateIsPacedForASecondAndThenPostponed() {
        var adapter = joined(SERVER.settings().put("max_events_per_s", 2).put("timeout_ms", 3_000));
        var heard = heard(adapter);

        var outcomes = LOOP.deliver(adapter, Deliveries.ofKeys("a", "b", "c", "d", "e"));

        assertThat(outcomes.subList(0, 4)).containsOnly(Outcome.DELIVERED);
        assertThat(outcomes.get(4))
                .isEqualTo(new Outcome.Postponed("no turn in time: at most 2 events per second, a key's one by one"));
        await().untilAsserted(() -> assertThat(heard.texts()).hasSize(4));
    }

    @Test
    void anEventThatIsNotAcknowledgedFailsAndPostponesThoseOfItsKey() {
        var adapter = joined(SERVER.settings().put("timeout_ms", 400));
        SERVER.dropAcknowledgements();

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a", "b", "a")))
                .containsExactly(
                        new Outcome.Failed("no answer within 200 ms"),
                        new Outcome.Failed("no answer within 200 ms"),
                        new Outcome.Postponed("an earlier event of the same key is owed"));
    }

    @Test
    void aWitnessSeesWhatTheServerDoesToEvents() {
        var adapter = joined(SERVER.settings());
        var heard = heard(adapter);

        SERVER.doTo(1, Fault.CORRUPT);
        LOOP.deliver(adapter, Deliveries.ofKeys("a"));
        SERVER.doTo(1, Fault.DUPLICATE);
        LOOP.deliver(adapter, Deliveries.ofKeys("b"));
        SERVER.doTo(1, Fault.DROP);
        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("c"))).containsExactly(Outcome.DELIVERED);
        SERVER.doTo(1, Fault.REORDER);
        LOOP.deliver(adapter, Deliveries.ofKeys("d"));
        LOOP.deliver(adapter, Deliveries.ofKeys("e"));

        await().untilAsserted(() -> assertThat(heard.texts())
                .map(text -> new JsonObject(text).getString("key"))
                .containsExactly("a", "b", "b", "e", "d"));
        assertThat(heard.texts().get(0)).contains("aloha");
    }

    @Test
    void withoutUrlAndKeyItSaysSoAndEventsWait() {
        var adapter = open(SERVER.settings().put("url", " "));

        assertThat(adapter.status().state()).hasToString("UNCONFIGURED");
        assertThat(adapter.status().detail()).contains("SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY");
        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a", "b")))
                .isEqualTo(Collections.nCopies(
                        2, new Outcome.Postponed(adapter.status().detail())));
        assertThat(LOOP.subscribe(adapter).subscription().isConnected()).isFalse();
        assertThat(SERVER.handshakes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user@abc", "https://abc?x=1", "https://a b", "https://", "ftp://abc"})
    void aUrlThatIsNoneOfAProjectIsNotConnectedTo(String url) {
        var adapter = open(SERVER.settings().put("url", url));

        assertThat(adapter.status().state()).hasToString("UNCONFIGURED");
        assertThat(adapter.status().detail()).startsWith("expected a url such as https://abcdefgh.supabase.co");
    }

    private static Adapter open(JsonObject options) {
        return LOOP.open("realtime", Realtime::open, options);
    }

    private static Adapter joined(JsonObject settings) {
        var adapter = open(settings);
        await().until(() -> adapter.status().isReady());
        return adapter;
    }

    private static Loop.Heard heard(Adapter adapter) {
        var heard = LOOP.subscribe(adapter);
        await().until(heard.subscription()::isConnected);
        return heard;
    }
}
