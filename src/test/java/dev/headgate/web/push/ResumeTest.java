package dev.headgate.web.push;

import static dev.headgate.web.push.StreamServer.PATIENT;
import static dev.headgate.web.push.StreamServer.PERCENTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Pointer;
import dev.headgate.web.push.EventReader.Event;
import io.vertx.core.http.HttpVersion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("W2")
class ResumeTest {
    private final StreamServer server;

    ResumeTest(@TempDir Path directory) {
        server = StreamServer.start(directory, PATIENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRecentReaderGetsExactlyWhatItMissedAndThenWhatComes() {
        server.setOften(250);
        var reader = EventReader.resume(server, "11");
        reader.await(240);
        server.setOften(1);

        var events = reader.await(241);

        assertThat(events).extracting(Event::name).containsOnly("change");
        assertThat(reader.ids("change")).isEqualTo(between(12, 252));
    }

    @Test
    void whatIsStillInMemoryIsReplayedWithoutTheStore() {
        var other = EventReader.open(server, "");
        other.await(1);
        server.setOften(30);
        other.await(31);
        server.closeStore();

        var reader = EventReader.resume(server, "11");

        reader.await(20);
        assertThat(reader.ids("change")).isEqualTo(between(12, 31));
    }

    @Test
    void aCurrentReaderGetsNothingUntilSomethingHappens() {
        server.setOften(3);
        var reader = EventReader.resume(server, "4");
        server.setOften(1);

        var events = reader.await(1);

        assertThat(events.get(0).name()).isEqualTo("change");
        assertThat(events.get(0).id()).contains(5L);
    }

    @Test
    void aReaderThatMissedTooMuchGetsASnapshot() {
        server.setOften(1_002);

        var events = EventReader.resume(server, "2").await(1);

        assertThat(events.get(0).name()).isEqualTo("snapshot");
        assertThat(events.get(0).id()).contains(1_003L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "999999999999999999", "9999999999999999999999", "-1", "two", "1.0", "٣", " "})
    void aReaderFromTheFutureOrWithGarbageGetsASnapshot(String id) {
        var events = EventReader.resume(server, id).await(1);

        assertThat(events.get(0).name()).isEqualTo("snapshot");
    }

    @Test
    void theHeaderWinsOverTheAddressThatAReaderFirstCameWith() {
        server.setOften(5);

        var reader = EventReader.open(server, "?since=2", Map.of("Last-Event-ID", "5"), HttpVersion.HTTP_1_1);

        assertThat(reader.await(1).get(0).id()).contains(6L);
    }

    @Test
    void aReaderOfAPathThatComesBackGetsWhatItMissedOfThatPath() {
        server.setOften(2);
        server.set(Pointer.of("dual_write", "global_override"), "websocket_only", "seen");
        server.setOften(2);
        var reader = EventReader.open(server, "?since=1&path=/dual_write/global_override");
        server.set(Pointer.of("dual_write", "global_override"), "realtime_only", "seen too");

        reader.await(2);

        assertThat(reader.ids("change")).containsExactly(4L, 7L);
    }

    @Test
    void aRevisionThatIsCommittedButNotYetAnnouncedComesOnceAndInOrder() {
        server.setOften(5);
        var change = server.commit(PERCENTAGE, new BigDecimal("99"), "committed");
        var reader = EventReader.resume(server, "3");
        reader.await(3);
        server.announce(change);
        server.setOften(1);

        reader.await(5);

        assertThat(reader.ids("change")).isEqualTo(between(4, 8));
    }

    @Test
    void aReaderThatHeardOfARevisionBeforeThisLoopIsNotTakenBack() {
        server.setOften(2);
        var change = server.commit(PERCENTAGE, new BigDecimal("99"), "heard of on another loop");
        server.show(change);
        var reader = EventReader.resume(server, "4");
        server.announce(change);
        server.setOften(1);

        var events = reader.await(1);

        assertThat(events.get(0).name()).isEqualTo("change");
        assertThat(events.get(0).id()).contains(5L);
    }

    private static List<Long> between(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
