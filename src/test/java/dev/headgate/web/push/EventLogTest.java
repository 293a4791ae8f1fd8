package dev.headgate.web.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private static final int PLENTY = 1_000;

    private final EventLog log = new EventLog(4);

    @Test
    void whatFollowsAPlaceIsPutTogetherOnceForAllThatAreThere() {
        append(5, "a");
        var place = log.end();
        append(6, "b");
        log.append(Buffer.buffer("c"));

        var chunk = log.after(place, PLENTY);

        assertThat(chunk.bytes().toString()).isEqualTo("bc");
        assertThat(chunk.end()).isEqualTo(log.end());
        assertThat(log.after(place, PLENTY)).isSameAs(chunk);
    }

    @Test
    void aChunkEndsBetweenEvents() {
        append(5, "aaa");
        append(6, "bbb");

        var first = log.after(0, 5);

        assertThat(first.bytes().toString()).isEqualTo("aaa");
        assertThat(log.after(first.end(), 2).bytes().toString()).isEqualTo("bbb");
    }

    @Test
    void missedChangesLeaveOutEverythingElse() {
        append(5, "a");
        log.append(Buffer.buffer("source"));
        append(6, "b");
        log.appendChange(7, Optional.empty());

        var page = log.changesAfter(4, PLENTY).orElseThrow();

        assertThat(page.bytes().toString()).isEqualTo("ab");
        assertThat(page.through()).isEqualTo(7);
    }

    @Test
    void aPageOfMissedChangesSaysHowFarItGoes() {
        append(5, "aaa");
        append(6, "bbb");

        assertThat(log.changesAfter(4, 5).orElseThrow().through()).isEqualTo(5);
    }

    @Test
    void whatIsTrimmedCanNotBeReplayed() {
        append(5, "a");
        append(6, "b");

        log.trim(1);

        assertThat(log.changesAfter(4, PLENTY)).isEmpty();
        assertThat(log.changesAfter(5, PLENTY).orElseThrow().bytes().toString()).isEqualTo("b");
        assertThat(log.holds(0)).isFalse();
    }

    @Test
    void afterARestartNobodyStandsAtTheEnd() {
        append(5, "a");
        var end = log.end();

        log.restart(6);

        assertThat(log.holds(end)).isFalse();
        assertThat(log.changesAfter(5, PLENTY)).isEmpty();
    }

    private void append(long revision, String frame) {
        log.appendChange(revision, Optional.of(Buffer.buffer(frame)));
    }
}
