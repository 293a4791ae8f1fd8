package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no operation answers, in the form that the asker reads. */
class RefusalsTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, localhost, 404, Not found.",
        "GET, /assets/0/nothing.css, localhost, 404, Not found.",
        "GET, /sources/scan, localhost, 405, Method not allowed.",
        "DELETE, /, localhost, 405, Method not allowed.",
        "GET, /, evil.test, 421, Misdirected request."
    })
    void aBrowserGetsAPage(String method, String path, String host, int status, String title) {
        var answer = GATEWAY.call(HttpMethod.valueOf(method), path)
                .with("Host", host)
                .with("Accept", BROWSER)
                .send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Vary")).startsWith("accept, hx-request");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.body().toString())
                .startsWith("<!doctype html>")
                .contains("<h1>" + title + "</h1>", "href=\"/\"");
    }

    @Test
    void thePageSaysNothingOfTheDocument() {
        var page = GATEWAY.get("/")
                .with("Host", "evil.test")
                .with("Accept", BROWSER)
                .send();

        assertThat(page.body().toString()).doesNotContain("revision", "override", "websocket", "<form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/problem+json", "text/plain"})
    void aProgramGetsAProblem(String accepted) {
        var answer = GATEWAY.get("/nothing").with("Accept", accepted).send();

        assertProblem(answer, 404);
        assertThat(answer.header("Vary")).isEqualTo("accept, hx-request");
    }

    @Test
    void whoSaysNothingGetsAProblem() {
        assertProblem(GATEWAY.get("/nothing").send(), 404);
    }

    @Test
    void anOperationsOwnProblemStaysOneForBrowsersToo() {
        assertProblem(
                GATEWAY.get("/api/v1/revisions/999").with("Accept", BROWSER).send(), 404);
    }

    @Test
    void aRequestOfOurOwnPagesGetsAToast() {
        var answer = GATEWAY.get("/nothing").with("HX-Request", "true").send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().toString())
                .contains("Not found. There is nothing at this address.")
                .doesNotContain("<!doctype");
    }

    @Test
    void aFormOverItsLimitIsAnsweredWithAPage() {
        var answer = GATEWAY.post("/categories/critical")
                .with("Accept", BROWSER)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Origin", "http://127.0.0.1:" + GATEWAY.port())
                .body("reason=" + "x".repeat(70_000))
                .send();

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getInteger("status")).isEqualTo(status);
    }
}
