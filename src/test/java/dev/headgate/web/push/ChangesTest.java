package dev.headgate.web.push;

import static dev.headgate.web.push.StreamServer.PATIENT;
import static dev.headgate.web.push.StreamServer.PERCENTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.SourceStatus;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.swarm.Swarm;
import dev.headgate.swarm.SwarmOptions;
import dev.headgate.web.push.EventReader.Event;
import io.vertx.core.http.HttpVersion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangesTest {
    private static final Pointer OVERRIDE = Pointer.of("dual_write", "global_override");

    private StreamServer server;

    ChangesTest(@TempDir Path directory) {
        server = StreamServer.start(directory, PATIENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void aNewReaderGetsTheSnapshotAndThenEachChange(HttpVersion version) {
        var reader = EventReader.open(server, "", Map.of(), version);
        reader.await(1);
        server.set(PERCENTAGE, new BigDecimal("60"), "more");

        var events = reader.await(2);

        assertThat(events).extracting(Event::name).containsExactly("snapshot", "change");
        assertThat(events.get(0).id()).contains(1L);
        assertThat(events.get(0).json().getJsonObject("config").getJsonObject("dual_write"))
                .isNotNull();
        var change = events.get(1).json();
        assertThat(change.getLong("revision")).isEqualTo(2);
        assertThat(change.getString("reason")).isEqualTo("more");
        assertThat(change.containsKey("override")).isFalse();
        assertThat(change.getJsonArray("changes").getJsonObject(0).getString("path"))
                .isEqualTo(PERCENTAGE.toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void aStreamIsNeitherCachedNorBufferedNorCompressed(HttpVersion version) {
        var reader = EventReader.open(server, "", Map.of("Accept-Encoding", "gzip"), version);

        assertThat(reader.headers().get("Content-Type")).isEqualTo("text/event-stream");
        assertThat(reader.headers().get("Cache-Control")).isEqualTo("no-store");
        assertThat(reader.headers().get("X-Accel-Buffering")).isEqualTo("no");
        assertThat(reader.headers().contains("Content-Encoding")).isFalse();
        assertThat(reader.await(1).get(0).name()).isEqualTo("snapshot");
    }

    @Test
    void aPathNarrowsChangesToWhatCanBeSeenFromIt() {
        var reader = EventReader.open(server, "?path=/dual_write/categories/performance&path=/nothing/here");
        reader.await(1);
        server.set(OVERRIDE, "websocket_only", "not for this reader");
        server.set(PERCENTAGE, new BigDecimal("60"), "for this reader");

        var change = reader.await(2).get(1);

        assertThat(change.name()).isEqualTo("change");
        assertThat(change.id()).contains(3L);
    }

    @Test
    void aReaderOfAPathStillHearsOfSources() {
        var reader = EventReader.open(server, "?path=/nothing/here");
        reader.await(1);
        var problem = Problem.at(Pointer.of("dual_write"), "expected an object", 7);
        server.sourceFailed(
                new SourceStatus("files", "file", "conf/x.yaml", Optional.empty(), Optional.empty(), List.of(problem)));

        var event = reader.await(2).get(1);

        assertThat(event.name()).isEqualTo("source");
        assertThat(event.id()).isEmpty();
        assertThat(event.json().getString("status")).isEqualTo("failed");
    }

    @Test
    void aBreakersStepIsAnEventWithoutAnId() {
        var reader = EventReader.open(server, "");
        reader.await(1);
        var step = new BreakerChanged(
                "realtime",
                new BreakerState(Phase.CLOSED, 100),
                new BreakerState(Phase.OPEN, 0),
                Instant.EPOCH,
                "error rate 12 % over 5 %");

        server.stepped(step);

        var event = reader.await(2).get(1);
        assertThat(event.name()).isEqualTo("breaker");
        assertThat(event.id()).isEmpty();
        assertThat(BreakerChanged.fromJson(event.json())).isEqualTo(step);
    }

    @Test
    void aPathThatIsNoPointerIsRefusedByName() {
        var reader = EventReader.open(server, "?path=/fine&path=dual_write");

        assertThat(reader.status()).isEqualTo(400);
        assertThat(reader.headers().get("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void whatHappensInOneTurnOfTheLoopLeavesInOneWrite() {
        try (var swarm = Swarm.start(SwarmOptions.of(server.port(), "/api/v1/changes", 10))) {
            await().until(() -> swarm.at(1) == 10);
            var changes = IntStream.range(0, 20)
                    .mapToObj(step -> server.commit(PERCENTAGE, BigDecimal.valueOf(step), "step"))
                    .toList();

            server.announceAtOnce(changes);

            await().until(() -> swarm.at(21) == 10);
            assertThat(swarm.readers()).allSatisfy(reader -> {
                assertThat(reader.events()).isEqualTo(21);
                assertThat(reader.chunks())
                        .as("the snapshot, then everything else")
                        .isEqualTo(2);
            });
        }
    }

    @Test
    @Tag("W4")
    void lineEndsInAReasonCanNotForgeAField() {
        var reader = EventReader.open(server, "");
        reader.await(1);
        var reason = "innocent\nid: 99\r\ndata: {}\r\revent: snapshot\n\nevent: x\u2028\0";
        server.set(PERCENTAGE, new BigDecimal("60"), reason);

        var change = reader.await(2).get(1);

        assertThat(change.id()).contains(2L);
        assertThat(change.json().getString("reason")).isEqualTo(reason);
        assertThat(reader.events()).hasSize(2);
    }

    @Test
    void aStreamMoreThanMayBeOpenIsRefusedForNow(@TempDir Path other) {
        var one = new StreamLimits(Duration.ofHours(1), Duration.ofHours(1), 1);
        try (var small = StreamServer.start(other, one)) {
            EventReader.open(small, "").await(1);

            var refused = EventReader.open(small, "");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.headers().get("Retry-After")).isEqualTo("5");
        }
    }

    @Test
    void aStreamThatIsQuietIsPinged(@TempDir Path other) {
        var hasty = new StreamLimits(Duration.ofMillis(20), Duration.ofHours(1), 10);
        try (var pinging = StreamServer.start(other, hasty)) {
            var ping = EventReader.open(pinging, "").await(3).get(2);

            assertThat(ping).isEqualTo(new Event("ping", Optional.empty(), "{}"));
        }
    }

    @Test
    void aReaderThatLeavesIsForgotten() {
        try (var swarm = Swarm.start(SwarmOptions.of(server.port(), "/api/v1/changes", 5))) {
            await().until(() -> swarm.at(1) == 5);
            assertThat(server.gauge("headgate.streams.open")).isEqualTo(5);
        }

        await().untilAsserted(
                        () -> assertThat(server.gauge("headgate.streams.open")).isZero());
    }

    @Test
    void theTimeFromCommitToTheLastWriteIsMeasured() {
        EventReader.open(server, "").await(1);

        server.set(PERCENTAGE, new BigDecimal("60"), "more");

        await().until(() -> server.registry.get("headgate.propagation").timer().count() == 1);
    }
}
