package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GetConfigTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void theDocumentComesWithItsRevisionAsAStrongTag() {
        var answer = GATEWAY.get("/api/v1/config").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("ETag")).isEqualTo("\"" + answer.json().getLong("revision") + "\"");
        assertThat(answer.json()
                        .getJsonObject("config")
                        .getJsonObject("dual_write")
                        .fieldNames())
                .contains("categories", "global_override", "circuit_breaker_recovery_time_s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"0\", %s", "W/%s", "*"})
    void whoHasTheRevisionIsToldSo(String header) {
        var etag = GATEWAY.etag();

        var answer = GATEWAY.get("/api/v1/config")
                .with("If-None-Match", String.format(header, etag))
                .send();

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(etag);
        assertThat(answer.body().length()).isZero();
    }

    @Test
    void anotherTagGetsTheDocument() {
        assertThat(GATEWAY.get("/api/v1/config")
                        .with("If-None-Match", "\"0\"")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headSaysWhatGetWouldWithoutTheBody() {
        var answer = GATEWAY.call(HttpMethod.HEAD, "/api/v1/config").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(GATEWAY.etag());
        assertThat(answer.body().length()).isZero();
    }

    @Test
    void explainingNamesTheOriginOfEveryLeaf() {
        var origins = GATEWAY.get("/api/v1/config?explain=true").send().json().getJsonObject("origins");

        assertThat(origins.getJsonObject("/dual_write/categories/critical/percentage"))
                .isEqualTo(new JsonObject()
                        .put("layer", "default")
                        .put("kind", "default")
                        .put("origin", "default")
                        .put("value", 100)
                        .put("shadows", new JsonArray()));
    }

    @Test
    void theExplanationsTagMovesWhenOnlyOriginsDo() throws IOException {
        var before = GATEWAY.get("/api/v1/config?explain=true").send();
        Files.writeString(
                GATEWAY.file(), "\n\ndual_write: {circuit_breaker_recovery_time_s: 30}\n"); // the default's value
        GATEWAY.post("/api/v1/sources/scan").send();

        var after = GATEWAY.get("/api/v1/config?explain=true").send();

        assertThat(after.json().getLong("revision")).isEqualTo(before.json().getLong("revision"));
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    }

    @Test
    void explainTakesTrueAndFalseOnly() {
        var answer = GATEWAY.get("/api/v1/config?explain=yes").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).isEqualTo("explain: expected true or false");
    }
}
