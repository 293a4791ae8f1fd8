package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SourcesTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void theSourceIsSound() throws IOException {
        Files.writeString(GATEWAY.file(), "{}\n");
        scan();
    }

    @Test
    void aSourceSaysHowItIs() {
        var source = source(GATEWAY.get("/api/v1/sources").send());

        assertThat(source.getString("name")).isEqualTo("dual-write");
        assertThat(source.getString("status")).isEqualTo("ok");
        assertThat(source.getString("last_good_at")).endsWith("Z");
        assertThat(source.getJsonArray("problems")).isEmpty();
    }

    @Test
    void aScanAnswersWhenTheChangeIsLive() throws IOException {
        Files.writeString(GATEWAY.file(), "dual_write: {circuit_breaker_recovery_time_s: 77}\n");

        scan();

        assertThat(GATEWAY.get("/api/v1/config/dual_write/circuit_breaker_recovery_time_s")
                        .send()
                        .json()
                        .getInteger("value"))
                .isEqualTo(77);
    }

    @Test
    @Tag("S1")
    void aBrokenSourceIsShownWithItsPlaceAndDegradesHealth() throws IOException {
        Files.writeString(GATEWAY.file(), "dual_write:\n  global_override: [\n");

        var failed = source(scan());

        assertThat(failed.getString("status")).isEqualTo("failed");
        assertThat(failed.getJsonArray("problems").getJsonObject(0).getInteger("line"))
                .isPositive();
        var health = GATEWAY.get("/health/ready").send();
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().getString("status")).isEqualTo("degraded");
    }

    private static Answer scan() {
        var answer = GATEWAY.post("/api/v1/sources/scan").send();
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static JsonObject source(Answer answer) {
        return answer.json().getJsonArray("sources").getJsonObject(0);
    }
}
