package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.Bootstrap;
import dev.headgate.GatewayVerticle;
import dev.headgate.access.ManualClock;
import dev.headgate.store.sqlite.SqliteRevisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D7")
class ClockJumpIT {
    private final ManualClock clock = new ManualClock();
    private final Vertx vertx = Vertx.vertx();
    private Bootstrap bootstrap;
    private GatewayVerticle gateway;

    @BeforeEach
    void start(@TempDir Path directory) {
        bootstrap = Bootstrap.of(new JsonObject()
                .put("http", new JsonObject().put("port", 0))
                .put(
                        "store",
                        new JsonObject()
                                .put("path", directory.resolve("headgate.db").toString()))
                .put("sources", new JsonObject().put("list", new JsonArray())));
        deploy();
    }

    @AfterEach
    void stop() {
        completed(vertx.close());
    }

    @Test
    void anHourBackAndAYearAheadLeaveOrderAndIdsAlone() {
        try (var stream = http().changesAfter(1)) {
            edit(2);
            clock.advance(Duration.ofHours(-1));
            edit(3);
            clock.advance(Duration.ofDays(365));
            edit(4);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.revisions()).containsExactly("2", "3", "4"));
            assertThat(revisionsNewestFirst()).containsExactly(4L, 3L, 2L, 1L);
            assertThat(http().percentage()).isEqualTo(4);
        }
    }

    @Test
    void readersResumeAcrossARestartThatTheClockStepsBackOver() {
        edit(2);
        edit(3);
        completed(vertx.undeploy(gateway.deploymentID()));
        clock.advance(Duration.ofHours(-1));
        deploy();
        edit(4);

        try (var stream = http().changesAfter(2)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.events())
                            .extracting(EventStream.Event::id)
                            .containsExactly("3", "4"));
        }
        assertThat(http().percentage()).isEqualTo(4);
    }

    private void deploy() {
        gateway = new GatewayVerticle(bootstrap, it -> new SqliteRevisionStore(it, bootstrap.store()), clock);
        completed(vertx.deployVerticle(gateway));
    }

    private HttpJson http() {
        return new HttpJson(URI.create("http://127.0.0.1:" + gateway.port()));
    }

    /** Sets a percentage equal to the revision that this is to make. */
    private void edit(long revision) {
        var answer = http().edit("revision " + revision, replace(PERFORMANCE, revision));
        assertThat(answer.json().getLong("revision")).isEqualTo(revision);
        assertThat(answer.json().getInstant("at")).isEqualTo(clock.instant());
    }

    private List<Long> revisionsNewestFirst() {
        return http().get("/api/v1/revisions").json().getJsonArray("revisions").stream()
                .map(revision -> ((JsonObject) revision).getLong("revision"))
                .toList();
    }

    private static void completed(Future<?> future) {
        future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
