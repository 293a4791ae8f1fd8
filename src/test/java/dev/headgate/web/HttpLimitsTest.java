package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server itself answers, before or instead of an operation. */
class HttpLimitsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    @Tag("A6")
    void aBodyOverOneMebibyteIsTooLarge() {
        var body = new JsonObject().put("reason", "x".repeat(1024 * 1024));

        var answer = GATEWAY.post("/api/v1/revisions")
                .with("If-Match", "*")
                .json(body)
                .send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    @Tag("A6")
    void headersOverTheirLimitAreTooLarge() {
        var answer =
                GATEWAY.get("/health/live").with("X-Long", "x".repeat(10_000)).send();

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.json().getInteger("status")).isEqualTo(431);
    }

    @Test
    @Tag("A6")
    void anAddressOverItsLimitIsTooLong() {
        var answer = GATEWAY.get("/" + "x".repeat(10_000)).send();

        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.json().getInteger("status")).isEqualTo(414);
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        var answer = GATEWAY.get("/nothing/here").send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json())
                .isEqualTo(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", "Not Found")
                        .put("status", 404)
                        .put("detail", "there is nothing at this address"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/v1/config | GET, HEAD",
                "PUT | /api/v1/config/dual_write | GET, HEAD",
                "PUT | /api/v1/revisions | GET, HEAD, POST",
                "POST | /api/v1/revisions/1 | GET, HEAD",
                "GET | /api/v1/revisions/1/restore | POST",
                "GET | /api/v1/sources/scan | POST",
                "POST | /metrics | GET, HEAD",
                "OPTIONS | /api/v1/config | GET, HEAD",
                "DELETE | / | GET, HEAD",
                "GET | /sources/scan | POST",
                "PUT | /assets/0/a.css | GET, HEAD"
            })
    void anotherMethodIsToldWhichOnesArePossible(String method, String path, String allow) {
        var answer = GATEWAY.call(HttpMethod.valueOf(method), path).send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(allow);
        assertThat(answer.json().getInteger("status")).isEqualTo(405);
    }

    @Test
    void http2IsSpokenInClearTextWithThoseWhoUpgrade() {
        var answer = GATEWAY.get("/api/v1/config").over(HttpVersion.HTTP_2).send();

        assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getLong("revision")).isPositive();
    }

    @Test
    void http2IsSpokenInClearTextWithThoseWhoKnow() {
        var answer = GATEWAY.get("/api/v1/config").overHttp2AtOnce().send();

        assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(answer.status()).isEqualTo(200);
    }
}
