package dev.headgate.dualwrite.deliver.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.Deliveries;
import dev.headgate.dualwrite.deliver.Loop;
import dev.headgate.dualwrite.deliver.Outcome;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However the server is lost, the status says how, and the channel is joined again when it is back. */
class LostServerTest {
    @RegisterExtension
    static final RealtimeServer SERVER = new RealtimeServer();

    @RegisterExtension
    static final Loop LOOP = new Loop();

    @Test
    @Tag("E1")
    void aServerThatIsDownIsTriedAgainUntilItIsBack() {
        var adapter = joined();
        SERVER.stop();
        awaitDetail(adapter, "the server closed the connection");

        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a")).get(0))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, it -> assertThat(it.why()).startsWith("not joined: "));
        awaitDetail(adapter, "Connection refused");
        SERVER.restart();
        awaitReady(adapter);
        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a"))).containsExactly(Outcome.DELIVERED);
    }

    @Test
    @Tag("E4")
    void aServerThatAcceptsAndNeverAnswersIsGivenUp() {
        SERVER.hang();
        var adapter = open();
        awaitDetail(adapter, "no answer within 300 ms");

        SERVER.behave();
        awaitReady(adapter);
    }

    @Test
    @Tag("E5")
    void aPeerThatVanishedWithoutClosingIsNoticedByItsMissingHeartbeat() {
        var adapter = joined();
        SERVER.vanish();
        awaitDetail(adapter, "the server doesn't answer heartbeats");

        SERVER.behave();
        awaitReady(adapter);
    }

    @Test
    void whatIsUnderWayFailsWhenTheConnectionEnds() {
        var adapter = joined();
        SERVER.dropAcknowledgements();
        var outcome = LOOP.start(() -> adapter.deliver(Deliveries.ofKeys("a")));
        SERVER.disconnect();

        assertThat(RunningGateway.await(outcome))
                .containsExactly(new Outcome.Failed("the server closed the connection with code 1000"));
    }

    @ParameterizedTest
    @CsvSource({"401, Invalid API key", "403, Forbidden", "404, Tenant not found", "429, Too many connections"})
    void aRefusedHandshakeIsQuoted(int status, String error) {
        SERVER.refuse(status, error);
        var adapter = open();

        awaitDetail(adapter, "the server refuses the connection with status " + status + ": " + error);
        SERVER.behave();
        awaitReady(adapter);
    }

    @Test
    void theKeyIsNeverShownWhateverTheServerSays() {
        SERVER.refuse(401, "Invalid API key " + RealtimeServer.KEY);
        var adapter = open();

        awaitDetail(adapter, "Invalid API key ••••••••");
        assertThat(RealtimeSettings.of(SERVER.settings()).toString() + adapter).doesNotContain(RealtimeServer.KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "phx_error, the channel failed on the server",
        "phx_close, the server closed the channel",
        "system, the server stops the channel: Too many messages per second"
    })
    void whatEndsAChannelIsSaidAndItIsJoinedAgain(String event, String detail) {
        var adapter = joined();
        SERVER.say(event, new JsonObject().put("status", "error").put("message", "Too many messages per second"));

        awaitDetail(adapter, detail);
        awaitReady(adapter);
    }

    @Test
    void aChannelThatNobodyMayJoinSaysWhy() {
        SERVER.closeDoor("You do not have permissions");
        var adapter = open();

        awaitDetail(adapter, "the server lets nobody join the channel: You do not have permissions");
        SERVER.behave();
        awaitReady(adapter);
    }

    @Test
    void heartbeatsKeepItJoinedAndRenewItsToken() {
        var adapter = joined();

        await().until(() -> SERVER.tokens().size() >= 3);
        assertThat(SERVER.tokens()).containsOnly(RealtimeServer.KEY);
        assertThat(SERVER.handshakes()).isEqualTo(1);
        assertThat(adapter.status().isReady()).isTrue();
    }

    @Test
    void aSubscriptionComesBackByItself() {
        var adapter = joined();
        var heard = LOOP.subscribe(adapter);
        await().until(heard.subscription()::isConnected);
        SERVER.disconnect();
        await().until(() -> SERVER.handshakes() == 4 && SERVER.joined() == 2);
        awaitReady(adapter);

        LOOP.deliver(adapter, Deliveries.ofKeys("a"));
        await().untilAsserted(() -> assertThat(heard.texts()).hasSize(1));
    }

    private static Adapter open() {
        return LOOP.open(
                "realtime",
                Realtime::open,
                SERVER.settings().put("timeout_ms", 600).put("heartbeat_ms", 200));
    }

    private static Adapter joined() {
        var adapter = open();
        awaitReady(adapter);
        return adapter;
    }

    private static void awaitReady(Adapter adapter) {
        await().until(() -> adapter.status().isReady());
    }

    private static void awaitDetail(Adapter adapter, String detail) {
        await().untilAsserted(() -> assertThat(adapter.status().detail()).contains(detail));
    }
}
