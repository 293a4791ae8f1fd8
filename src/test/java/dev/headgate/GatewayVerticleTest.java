package dev.headgate;

import static dev.headgate.web.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.RawConnection;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploying, as an application sees it. */
class GatewayVerticleTest {
    /** What SIGTERM gives. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(5);

    private static final int MORE_THAN_BUFFERS_TAKE = 150;

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void oneThatWasUndeployedLeavesRoomForTheNext() {
        var first = await(vertx.deployVerticle(new GatewayVerticle(settings())));

        await(vertx.undeploy(first));
        await(vertx.deployVerticle(new GatewayVerticle(settings())));

        assertThat(LiveConfig.of(vertx).snapshot().revision()).isEqualTo(1);
    }

    @Test
    void oneThatWasRefusedLeavesRoomForTheNext() throws Exception {
        var blocked = Files.writeString(directory.resolve("headgate.db"), "not a database");
        var refused = vertx.deployVerticle(new GatewayVerticle(settings()));
        await(refused.otherwiseEmpty());
        assertThat(refused.failed()).isTrue();
        Files.delete(blocked);

        await(vertx.deployVerticle(new GatewayVerticle(settings())));

        assertThat(LiveConfig.of(vertx).snapshot().revision()).isEqualTo(1);
    }

    /** One owes the answer to the closing frame; the other takes nothing, so that this frame can't even be sent to it. */
    @Test
    void eventClientsThatTakeAndAnswerNothingDoNotHoldUpTheEnd() throws IOException {
        var gateway = new GatewayVerticle(settings());
        await(vertx.deployVerticle(gateway));
        try (var silent = connect(gateway);
                var full = connect(gateway)) {
            silent.toWebSocket("/ws/events?category=debug");
            full.toWebSocket("/ws/events");
            var large = new JsonObject().put("says", "x".repeat(60_000));
            for (var i = 0; i < MORE_THAN_BUFFERS_TAKE; i++) {
                await(EventWriter.of(vertx)
                        .writeDurably(Event.of("stats", large).withKey("key").in("critical")));
            }

            assertThat(vertx.close().toCompletionStage()).succeedsWithin(STOP_DEADLINE);
        }
    }

    private static RawConnection connect(GatewayVerticle gateway) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
        return RawConnection.over(socket);
    }

    /** A store of this test's and a free port; no sources. */
    private Bootstrap settings() {
        return Bootstrap.of(new JsonObject()
                .put("http", new JsonObject().put("port", 0))
                .put(
                        "store",
                        new JsonObject()
                                .put("path", directory.resolve("headgate.db").toString()))
                .put("sources", new JsonObject().put("list", new JsonArray())));
    }
}
