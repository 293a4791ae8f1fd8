package dev.headgate.web.push;

import static dev.headgate.web.push.StreamServer.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.swarm.Reader;
import dev.headgate.swarm.Swarm;
import dev.headgate.swarm.SwarmOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowReadersTest {
    private static final String PATH = "/api/v1/changes";
    private static final int DEAF = 200;
    private static final String LONG = "a long story ".repeat(70);
    private static final int SMALL = 4 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    @Tag("W1")
    void readersThatNeverReadCostABoundedAmountAndDelayNobody() {
        try (var server = StreamServer.start(directory, PATIENT);
                var fast = Swarm.start(SwarmOptions.of(server.port(), PATH, 3))) {
            await().until(() -> fast.open() == 3);
            try (var deaf = deaf(server)) {
                await().atMost(DEADLINE).until(() -> server.gauge("headgate.streams.open") == DEAF + 3);

                for (var hundred = 1; hundred <= 5; hundred++) {
                    setHundred(server, fast, 3);
                }

                assertThat(fast.readers()).extracting(Reader::events).containsOnly(1L + 500);
                assertThat(server.count("headgate.streams.conflations")).isEqualTo(DEAF);
                var queued = server.gauge("headgate.streams.queued");
                assertThat(queued).isBetween((double) DEAF * StreamLimits.FULL, (double) DEAF * StreamLimits.QUEUED);

                setHundred(server, fast, 3);

                // an edit costs what the readers cost that take it: nothing more is queued or written for the others
                await().untilAsserted(() ->
                        assertThat(server.gauge("headgate.streams.queued")).isEqualTo(queued));
                assertThat(deaf.open()).isEqualTo(DEAF);
            }
        }
    }

    @Test
    @Tag("W1")
    void readersThatTakeNothingForTooLongAreClosed() {
        var strict = new StreamLimits(Duration.ofHours(1), Duration.ofSeconds(3), 1_000);
        try (var server = StreamServer.start(directory, strict);
                var fast = Swarm.start(SwarmOptions.of(server.port(), PATH, 3));
                var deaf = deaf(server)) {
            await().atMost(DEADLINE).until(() -> fast.open() + deaf.open() == DEAF + 3);

            server.setOften(200, LONG);

            await().atMost(DEADLINE)
                    .untilAsserted(() ->
                            assertThat(server.gauge("headgate.streams.open")).isEqualTo(3));
            assertThat(server.count("headgate.streams.stalled")).isEqualTo(DEAF);
            assertThat(server.gauge("headgate.streams.queued")).isZero();
            await().until(() -> fast.at(server.revision()) == 3);
        }
    }

    @Test
    @Tag("W5")
    void aSlowReaderAmongFastOnesEndsAtTheCurrentState() {
        try (var server = StreamServer.start(directory, PATIENT);
                var fast = Swarm.start(SwarmOptions.of(server.port(), PATH, 10));
                var slow = Swarm.start(SwarmOptions.of(server.port(), PATH, 1).notReading(SMALL))) {
            await().until(() -> server.gauge("headgate.streams.open") == 11);
            for (var hundred = 1; hundred <= 2; hundred++) {
                setHundred(server, fast, 10);
            }

            slow.startReading();

            await().atMost(DEADLINE).until(() -> slow.at(201) == 1);
            assertThat(fast.readers()).extracting(Reader::events).containsOnly(1L + 200);
            assertThat(fast.steppedBack() + slow.steppedBack()).isZero();
            assertThat(slow.readers().get(0).events()).isLessThan(201);
            assertThat(server.count("headgate.streams.conflations")).isEqualTo(1);
        }
    }

    /** "Fast" is a reader that keeps up with this. */
    private static void setHundred(StreamServer server, Swarm fast, int readers) {
        server.setOften(100, LONG);
        await().atMost(DEADLINE).until(() -> fast.at(server.revision()) == readers);
    }

    private static Swarm deaf(StreamServer server) {
        return Swarm.start(SwarmOptions.of(server.port(), PATH, DEAF).notReading(SMALL));
    }
}
