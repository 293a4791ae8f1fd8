package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RacingEditorsTest {
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";
    private static final int EDITORS = 100;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    @Tag("C1")
    void ofAHundredEditorsWithOneTagOneWins() {
        var before = revision();
        var etag = GATEWAY.etag();

        var answers = race(editor -> edit(etag, RECOVERY, 100 + editor));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 412)
                .hasSize(EDITORS - 1)
                .allSatisfy(stale -> {
                    assertThat(stale.json().getLong("revision")).isEqualTo(before + 1);
                    assertThat(stale.json().getJsonObject("values").getInteger(RECOVERY))
                            .isGreaterThanOrEqualTo(100);
                });
        assertThat(revision()).isEqualTo(before + 1);
    }

    @Test
    @Tag("C1")
    void editorsWhoTryAgainAllWinInTheEnd() {
        var before = revision();

        var answers = race(editor -> untilCommitted(GATEWAY.etag(), 1_000 + editor));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(revision()).isEqualTo(before + EDITORS);
    }

    @Test
    @Tag("C2")
    void editorsOfDifferentPathsAllWin() {
        var before = revision();

        var answers = race(
                editor -> edit("*", "/dual_write/adapter_health/adapter_" + editor + "/latency_threshold_ms", editor));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(revision()).isEqualTo(before + EDITORS);
        var health = GATEWAY.get("/api/v1/config/dual_write/adapter_health")
                .send()
                .json()
                .getJsonObject("value");
        assertThat(IntStream.range(0, EDITORS))
                .allSatisfy(editor -> assertThat(
                                health.getJsonObject("adapter_" + editor).getInteger("latency_threshold_ms"))
                        .isEqualTo(editor));
    }

    private static List<Answer> race(IntFunction<Future<Answer>> editor) {
        var answers = IntStream.range(0, EDITORS).mapToObj(editor).toList();
        RunningGateway.await(Future.all(answers));
        return answers.stream().map(Future::result).toList();
    }

    private static Future<Answer> edit(String etag, String path, int value) {
        return GATEWAY.post("/api/v1/revisions")
                .with("If-Match", etag)
                .json(RunningGateway.add(path, value))
                .begin();
    }

    /** A refusal brings the tag to try next with. */
    private static Future<Answer> untilCommitted(String etag, int value) {
        return edit(etag, RECOVERY, value)
                .compose(answer -> answer.status() == 412
                        ? untilCommitted(answer.header("ETag"), value)
                        : Future.succeededFuture(answer));
    }

    private static long revision() {
        return GATEWAY.get("/api/v1/config").send().json().getLong("revision");
    }
}
