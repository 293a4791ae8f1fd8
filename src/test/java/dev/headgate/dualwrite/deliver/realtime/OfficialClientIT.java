package dev.headgate.dualwrite.deliver.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.Deliveries;
import dev.headgate.dualwrite.deliver.Loop;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our server double and our adapter against Supabase's own client, so that neither is only our reading of the protocol. */
class OfficialClientIT {
    private static final String TOPIC = "room";

    @RegisterExtension
    static final RealtimeServer SERVER = new RealtimeServer();

    @RegisterExtension
    static final Loop LOOP = new Loop();

    private OfficialClient client;

    @BeforeEach
    void join() {
        client = joined();
    }

    @AfterEach
    void end() {
        client.close();
    }

    @Test
    void itJoinsIsAcknowledgedAndKeptAliveByTheDouble() {
        client.tell("{\"says\":\"żółw ✓\"}");

        client.awaitSaid("sent", "ok");
        client.awaitSaid("heartbeat", "ok");
        client.tell("leave");
        client.awaitSaid("left", "ok");
    }

    @Test
    void membersOfTheDoubleHearEachOther() {
        try (var other = joined()) {
            client.tell("{\"says\":\"żółw ✓\"}");

            other.awaitSaid("received", "event", JsonObject.of("says", "żółw ✓"));
            assertThat(client.said("received")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "http"})
    void itReceivesWhatOurAdapterSends(String transport) {
        var adapter = adapter(transport);
        var delivery = Deliveries.of("ключ", "żółw ✓");

        assertThat(LOOP.deliver(adapter, List.of(delivery))).containsExactly(Outcome.DELIVERED);
        client.awaitSaid("received", "event", new JsonObject(delivery.frame().text()));
    }

    @Test
    void ourWitnessHearsWhatItSends() {
        var heard = LOOP.subscribe(adapter("websocket"));
        await().until(heard.subscription()::isConnected);
        client.tell("{\"says\":\"żółw ✓\"}");

        await().untilAsserted(() -> assertThat(heard.texts()).containsExactly("{\"says\":\"żółw ✓\"}"));
    }

    @Test
    void itComesBackAfterTheDoubleHasCutItOff() {
        SERVER.disconnect();

        await().until(() -> client.said("status").stream()
                        .filter(it -> it.getString(1).equals("SUBSCRIBED"))
                        .count()
                == 2);
    }

    private static OfficialClient joined() {
        var client = new OfficialClient(SERVER.url(), RealtimeServer.KEY, TOPIC);
        client.awaitSaid("status", "SUBSCRIBED");
        return client;
    }

    private static Adapter adapter(String transport) {
        var options = SERVER.settings().put("topic", TOPIC).put("transport", transport);
        var adapter = LOOP.open("realtime", Realtime::open, options);
        await().until(() -> adapter.status().isReady());
        return adapter;
    }
}
