package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import io.vertx.core.http.HttpMethod;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String EDIT =
            "{\"reason\": \"a test\", \"patch\": [{\"op\": \"replace\", \"value\": 1, \"path\": \"/dual_write/circuit_breaker_recovery_time_s\"}]}";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @Tag("A1")
    @CsvSource({
        "Origin, http://evil.test",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Content-Type, text/plain",
        "Content-Type, text/plain;charset=UTF-8",
        "Content-Type, application/x-www-form-urlencoded",
        "Content-Type, multipart/form-data; boundary=x"
    })
    void aWriteFromAnotherSiteIsForbidden(String header, String value) {
        var before = GATEWAY.etag();

        var answer = write(header, value);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @Test
    void aPageOfOurOwnMayWrite() {
        var answer = GATEWAY.post("/api/v1/revisions")
                .with("If-Match", "*")
                .with("Content-Type", "application/json")
                .with("Origin", "http://127.0.0.1:" + GATEWAY.port())
                .with("Sec-Fetch-Site", "same-origin")
                .body(EDIT)
                .send();

        assertThat(answer.status()).isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/yaml", "application/json-patch+json"})
    void aBodyOfAnotherTypeIsNotTaken(String type) {
        assertThat(write("Content-Type", type).status()).isEqualTo(415);
    }

    @Test
    void evenOurOwnPagesSendTheApiJsonOnly() {
        var answer = GATEWAY.post("/api/v1/revisions")
                .with("If-Match", "*")
                .with("Content-Type", "text/plain")
                .with("Origin", "http://127.0.0.1:" + GATEWAY.port())
                .body(EDIT)
                .send();

        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest
    @Tag("A2")
    @MethodSource
    void aForeignHostIsRefusedEverywhere(String host, String path) {
        var answer = GATEWAY.get(path).with("Host", host).send();

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    static Stream<Arguments> aForeignHostIsRefusedEverywhere() {
        var hosts = Stream.of("evil.test", "127.0.0.1.evil.test:8080", "localhost.evil.test", "10.0.0.1", "127.1");
        return hosts.flatMap(host -> Stream.of(
                        "/", "/api/v1/config", "/api/v1/changes", "/assets/0/a.css", "/health/live", "/nothing")
                .map(path -> Arguments.of(host, path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "127.0.0.1",
                "127.1.2.3:99",
                "[::1]",
                "[::1]:8080",
                "headgate.test"
            })
    void ourOwnNamesAreAnswered(String host) {
        assertThat(GATEWAY.get("/health/live").with("Host", host).send().status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("A3")
    @ValueSource(strings = {"/api/v1/config", "/nothing", "/health/ready", "/api/v1/config/nothing", "/openapi.yaml"})
    void noAnswerMayBeFramedOrRunAnythingElse(String path) {
        assertSafe(GATEWAY.get(path).send());
    }

    @Test
    @Tag("A3")
    void refusalsAndUnchangedAnswersAreAsSafe() {
        assertSafe(GATEWAY.get("/").with("Host", "evil.test").send());
        assertSafe(GATEWAY.get("/api/v1/config").with("If-None-Match", "*").send());
        assertSafe(GATEWAY.call(HttpMethod.DELETE, "/api/v1/config").send());
        assertSafe(GATEWAY.get("/" + "x".repeat(5_000)).send());
    }

    private static void assertSafe(Answer answer) {
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    private static Answer write(String header, String value) {
        var call = GATEWAY.post("/api/v1/revisions").with("If-Match", "*").body(EDIT);
        return (header.equals("Content-Type") ? call : call.with("Content-Type", "application/json"))
                .with(header, value)
                .send();
    }
}
