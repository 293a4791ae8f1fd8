package dev.headgate;

import static dev.headgate.web.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.live.LiveConfig;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploying, as an application sees it. */
class GatewayVerticleTest {
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
