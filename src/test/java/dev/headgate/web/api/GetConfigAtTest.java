package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetConfigAtTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void oneValueComesWithItsPointer() {
        var answer =
                GATEWAY.get("/api/v1/config/dual_write/categories/performance").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(GATEWAY.etag());
        assertThat(answer.json().getString("path")).isEqualTo("/dual_write/categories/performance");
        assertThat(answer.json().getJsonObject("value"))
                .isEqualTo(new JsonObject("{\"enabled\": true, \"percentage\": 50, \"adapters\": [\"websocket\"]}"));
    }

    @Test
    void nullIsAValue() {
        var answer = GATEWAY.get("/api/v1/config/dual_write/global_override").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().containsKey("value")).isTrue();
        assertThat(answer.json().getValue("value")).isNull();
    }

    @Test
    void anItemOfAnArrayIsAValue() {
        var answer = GATEWAY.get("/api/v1/config/dual_write/categories/critical/adapters/1")
                .send();

        assertThat(answer.json().getString("value")).isEqualTo("realtime");
    }

    @Test
    void eachSegmentIsDecodedOnce() {
        assertThat(GATEWAY.get("/api/v1/config/dual%5Fwrite/global_override")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(GATEWAY.get("/api/v1/config/dual%255Fwrite").send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "dual_write/categories/Critical",
                "dual_write%2Fcategories",
                "dual_write/global_override/deeper",
                "dual_write/categories/critical/adapters/9",
                "dual_write/"
            })
    void whatIsAbsentIsNotFound(String path) {
        var answer = GATEWAY.get("/api/v1/config/" + path).send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("detail")).startsWith("there is no value at /");
    }

    @Test
    void aStrayPercentSignIsNamed() {
        assertThat(GATEWAY.get("/api/v1/config/dual_write/%zz").send().status()).isEqualTo(400);
    }
}
