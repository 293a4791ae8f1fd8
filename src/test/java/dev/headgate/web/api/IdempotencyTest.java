package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyTest {
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    @Tag("C4")
    void tenTimesAtOnceIsOnce() {
        var before = GATEWAY.get("/api/v1/config").send().json().getLong("revision");
        var etag = GATEWAY.etag();

        var answers = Stream.generate(
                        () -> edit("ten", 61).with("If-Match", etag).begin())
                .limit(10)
                .toList();

        RunningGateway.await(Future.all(answers));
        assertThat(answers).extracting(answer -> answer.result().status()).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.result().json())
                .containsOnly(answers.get(0).result().json());
        assertThat(GATEWAY.etag()).isEqualTo("\"" + (before + 1) + "\"");
    }

    @Test
    void aRepeatAnswersWithTheFirstOutcomeAlthoughTheTagIsStaleByThen() {
        var etag = GATEWAY.etag();
        var first = edit("repeat", 62).with("If-Match", etag).send();
        GATEWAY.edit(RECOVERY, 63).send();

        var repeat = edit("repeat", 62).with("If-Match", etag).send();

        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.json()).isEqualTo(first.json());
        assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        edit("reused", 64).with("If-Match", "*").send();

        var answer = edit("reused", 65).with("If-Match", "*").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getString("detail")).contains("Idempotency-Key");
    }

    @ParameterizedTest
    @MethodSource
    @Tag("W4")
    void aKeyThatIsNotPrintableOrTooLongIsRefused(String key) {
        assertThat(edit(key, 66).with("If-Match", "*").send().status()).isEqualTo(400);
    }

    static Stream<String> aKeyThatIsNotPrintableOrTooLongIsRefused() {
        return Stream.of("", "x".repeat(129), "clé");
    }

    private static Call edit(String key, int seconds) {
        return GATEWAY.post("/api/v1/revisions")
                .with("Idempotency-Key", key)
                .json(RunningGateway.replace(RECOVERY, seconds));
    }
}
