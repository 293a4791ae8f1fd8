package dev.headgate.dualwrite.deliver.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.Deliveries;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Loop;
import dev.headgate.dualwrite.deliver.Outcome;
import dev.headgate.web.RawConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebSocketAdapterTest {
    private static final int QUEUE = 10;
    /** So seldom that nobody is closed for not answering, however slow the machine is. */
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private static final Duration OFTEN = Duration.ofSeconds(1);

    @RegisterExtension
    static final Loop LOOP = new Loop();

    private final AtomicBoolean admitted = new AtomicBoolean(true);
    private Adapter adapter;
    private int port;

    @BeforeEach
    void open() {
        adapter = LOOP.open("websocket", WebSocketAdapter::new, new JsonObject().put("client_queue", QUEUE));
        port = listen(SELDOM);
    }

    /** A server that asks its clients that often whether they are still there; returns its port. */
    private int listen(Duration ping) {
        return LOOP.run(() -> {
            var audience = EventClients.of(LOOP.vertx()).open(ping);
            return LOOP.vertx()
                    .createHttpServer()
                    .requestHandler(request -> {
                        var categories = request.params().getAll("category");
                        request.toWebSocket()
                                .onSuccess(socket -> audience.join(
                                        socket,
                                        category -> categories.isEmpty() || categories.contains(category),
                                        admitted::get));
                    })
                    .listen(0, "127.0.0.1")
                    .map(HttpServer::actualPort);
        });
    }

    @Test
    void nobodyToHearIsNoFailure() {
        assertThat(LOOP.deliver(adapter, Deliveries.ofKeys("a", "b"))).containsOnly(Outcome.DELIVERED);
        assertThat(adapter.status().isReady()).isTrue();
    }

    @Test
    void everyClientGetsEachEventInOrderAsOneFrame() {
        var clients = List.of(reader("/"), reader("/"));
        var batch = numbered(0, 8, "x");

        assertThat(LOOP.deliver(adapter, batch)).containsOnly(Outcome.DELIVERED);
        assertThat(clients)
                .allSatisfy(client -> await().untilAsserted(
                                () -> assertThat(client.texts()).containsExactlyElementsOf(Deliveries.texts(batch))));
        assertThat(adapter.status().clients()).isEqualTo(2);
    }

    @Test
    void aClientGetsTheCategoriesThatItAskedFor() {
        var client = reader("/?category=critical&category=debug");
        LOOP.deliver(
                adapter,
                List.of(
                        Deliveries.of("critical", "a", "1"),
                        Deliveries.of("system", "a", "2"),
                        Deliveries.of("debug", "a", "3")));

        await().untilAsserted(() -> assertThat(client.says()).containsExactly("1", "3"));
    }

    @Test
    void aSlowClientIsClosedAndItsLossCountedWhileAFastOneGetsEverything() {
        var fast = reader("/");
        var slow = reader("/").pause();
        var large = "x".repeat(100_000);
        var sent = 0;
        while (adapter.status().clients() == 2) {
            var batch = numbered(sent, QUEUE / 2, large);
            assertThat(LOOP.deliver(adapter, batch)).containsOnly(Outcome.DELIVERED);
            sent += batch.size();
            var expected = sent;
            await().until(() -> fast.texts().size() == expected);
        }
        slow.resume();

        var total = sent;
        await().untilAsserted(() -> assertThat(slow.closeCode())
                .as(slow.texts().size() + " of " + total + adapter.status())
                .isEqualTo(1013));
        var missed = sent - slow.texts().size();
        assertThat(adapter.status().missed()).isEqualTo(11);
        assertThat(adapter.status().detail()).isEqualTo("clients that were too slow have missed 11 events");
        assertThat(missed).isBetween(QUEUE + 1, 2 * QUEUE);
        assertThat(fast.closeCode()).isZero();
    }

    @Test
    void whoIsNoLongerLetInIsClosed() {
        var client = reader("/");
        admitted.set(false);

        await().untilAsserted(() -> assertThat(client.closeCode()).isEqualTo(1008));
        assertThat(adapter.status().clients()).isZero();
    }

    @Test
    @Tag("E5")
    void aClientThatAnswersNoPingIsGone() throws IOException {
        port = listen(OFTEN);
        var alive = reader("/");
        try (var silent = RawConnection.over(new Socket(InetAddress.getLoopbackAddress(), port))) {
            silent.toWebSocket("/");
            await().until(() -> adapter.status().clients() == 2);

            await().until(() -> adapter.status().clients() == 1);
        }
        assertThat(alive.closeCode()).isZero();
    }

    @Test
    void theWitnessHearsWhatClientsHearAndIsNoneOfThem() {
        var heard = LOOP.subscribe(adapter);
        await().until(heard.subscription()::isConnected);
        var batch = numbered(0, 3, "żółw ✓");
        LOOP.deliver(adapter, batch);

        await().untilAsserted(() -> assertThat(heard.texts()).containsExactlyElementsOf(Deliveries.texts(batch)));
        assertThat(adapter.status().clients()).isZero();
    }

    private Reader reader(String uri) {
        return Reader.at(LOOP.vertx(), port, uri);
    }

    private static List<Delivery> numbered(int from, int count, String says) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> Deliveries.of("key", says + number))
                .toList();
    }
}
