package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An afternoon of somebody who knows HTTP and means ill, without a password. */
class AttackTest {
    private static final String EDIT = "{\"reason\": \"a test\", \"patch\": [{\"op\": \"replace\", \"value\": 1,"
            + " \"path\": \"/dual_write/circuit_breaker_recovery_time_s\"}]}";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @Tag("A2")
    @ValueSource(
            strings = {
                "",
                "localhost.",
                "localhost.evil.test",
                "evil.test:80",
                "127.0.0.1.evil.test",
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "0",
                "0.0.0.0",
                "[::ffff:127.0.0.1]",
                "[::]",
                "[0:0:0:0:0:0:0:1]",
                "localhost%2eevil.test",
                "evil.test#localhost"
            })
    void aHostThatOnlyLooksLikeOursIsNotOurs(String host) {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host)).containsAnyOf("HTTP/1.1 421 ", "HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @Tag("A2")
    @ValueSource(
            strings = {
                "user@localhost",
                "user:secret@localhost",
                "localhost:port",
                "localhost, evil.test",
                "http://localhost"
            })
    void aHostThatIsNoneIsABadRequest(String host) {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @Tag("A2")
    @ValueSource(
            strings = {
                "http://evil.test/",
                "http://evil.test",
                "http://localhost@evil.test/",
                "http://evil.test:80/?http://localhost/",
                "https://localhost.evil.test/",
                "ftp://evil.test/"
            })
    void theHostOfATargetInAbsoluteFormCounts(String target) {
        assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: localhost")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void aTargetInAbsoluteFormOfOursIsAnswered() {
        assertThat(raw("GET http://localhost/health/live HTTP/1.1\r\nHost: localhost"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(raw("GET http://localhost/health/live HTTP/1.1\r\nHost: evil.test"))
                .startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: %s",
                "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: %s\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 443",
                "Forwarded: host=%s;proto=https;for=127.0.0.1",
                "X-Host: %s",
                "X-Original-URL: http://%s/metrics",
                "X-Rewrite-URL: /metrics"
            })
    void whatProxiesSayOfTheClientIsNotBelieved(String header) {
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.test\r\n" + header.formatted("localhost")))
                .startsWith("HTTP/1.1 421 ");
        assertThat(raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\n" + header.formatted("evil.test")))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("evil.test", "headgate_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void aMethodCannotBeDisguised(String header) {
        var read = GATEWAY.get("/sources/scan").with(header, "POST").send();
        var write = GATEWAY.post("/api/v1/config").with(header, "GET").with("Content-Type", "application/json");

        assertThat(read.status()).isEqualTo(405);
        assertThat(write.send().status()).isEqualTo(405);
        assertThat(GATEWAY.get("/health/live?_method=DELETE").send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE / HTTP/1.1\r\nHost: localhost",
                "TRACK / HTTP/1.1\r\nHost: localhost",
                "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost",
                "CONNECT evil.test:443 HTTP/1.1\r\nHost: localhost",
                "OPTIONS * HTTP/1.1\r\nHost: localhost",
                "PROPFIND / HTTP/1.1\r\nHost: localhost",
                "get / HTTP/1.1\r\nHost: localhost",
                "PRI * HTTP/2.0\r\nHost: localhost"
            })
    void aMethodOfAnotherTradeFindsNothingAndIsNotEchoed(String request) {
        assertThat(raw(request + "\r\nX-Secret: echo"))
                .containsPattern("^HTTP/[12]\\.[01] (400|404|405|501) ")
                .doesNotContain("echo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "TLS/1.0", "connect-udp"})
    void nothingIsUpgradedThatWasNotMeantTo(String protocol) {
        assertThat(raw("GET /api/v1/config HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: " + protocol
                        + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13"))
                .doesNotContain(" 101 ");
    }

    @Test
    void aPreflightFromAnotherOriginGetsNoPermission() {
        var answer = GATEWAY.call(HttpMethod.OPTIONS, "/api/v1/revisions")
                .with("Origin", "http://evil.test")
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type,if-match")
                .with("Access-Control-Request-Private-Network", "true")
                .send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().names())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @ParameterizedTest
    @Tag("A5")
    @MethodSource
    void noSpellingOfAPathLeadsElsewhere(String prefix, String trick) {
        var said = raw("GET " + prefix + trick + " HTTP/1.1\r\nHost: localhost");

        assertThat(said).containsPattern("^HTTP/1\\.[01] (400|404|405) ");
        assertThat(said).doesNotContain("root:", "<project", "Index of", "at dev.headgate", "Exception");
    }

    static Stream<Arguments> noSpellingOfAPathLeadsElsewhere() {
        var tricks = Stream.of(
                "..%2f..%2fetc%2fpasswd",
                "../../../../etc/passwd",
                "..\\..\\pom.xml",
                "..%5c..%5cpom.xml",
                "%2e%2e/%2e%2e/pom.xml",
                "%252e%252e%252fpom.xml",
                "..;/pom.xml",
                "%00",
                "a%00.css",
                "%c0%ae%c0%ae/pom.xml",
                "%zz",
                "%",
                "%u002e%u002e",
                "~root",
                ".git/config",
                "file:///etc/passwd");
        return tricks.flatMap(trick -> Stream.of(
                        "/",
                        "/assets/",
                        "/categories/",
                        "/history/",
                        "/schemas/",
                        "/api/v1/config/",
                        "/api/v1/revisions/")
                .map(prefix -> Arguments.of(prefix, trick)));
    }

    @ParameterizedTest
    @Tag("W4")
    @ValueSource(
            strings = {
                "/categories/critical%0d%0aSet-Cookie:%20stolen=1",
                "/history/1%0d%0aSet-Cookie:%20stolen=1/undo",
                "/?saved=1%0d%0aSet-Cookie:%20stolen=1",
                "/override?to=%0d%0aSet-Cookie:%20stolen=1",
                "/?next=//evil.test",
                "/history?next=https://evil.test&path=%0d%0aSet-Cookie:%20stolen=1",
                "/%0d%0aSet-Cookie:%20stolen=1"
            })
    void nothingInAnAddressBecomesAHeader(String path) {
        for (var method : new String[] {"GET", "POST"}) {
            var head = raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0")
                    .split("\r\n\r\n", 2)[0];

            assertThat(head.lines()).noneMatch(line -> line.startsWith("Set-Cookie") || line.contains("evil.test"));
        }
    }

    @Test
    @Tag("A6")
    void aGiganticCookieIsRefused() {
        assertThat(GATEWAY.get("/")
                        .with("Cookie", "a=" + "x".repeat(9_000))
                        .send()
                        .status())
                .isEqualTo(431);
    }

    @Test
    @Tag("A6")
    void aThousandHeadersAreRefused() {
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost" + "\r\nA: b".repeat(5_000)))
                .startsWith("HTTP/1.1 431 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/jsonp",
                "application/json, text/plain",
                "application/json/text",
                "text/json",
                "application/x-json",
                "\"application/json\"",
                "multipart/mixed; boundary=application/json"
            })
    void onlyJsonIsJson(String type) {
        assertThat(edit(type, EDIT.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "utf-7", "iso-8859-1", "nonsense"})
    void jsonIsUtf8WhateverItsTypeSays(String charset) {
        var type = "application/json; charset=" + charset;

        assertThat(edit(type, EDIT.getBytes(StandardCharsets.UTF_16)).status()).isEqualTo(400);
        assertThat(edit(type, EDIT.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(200);
    }

    @Test
    void aRangeIsNotServedInPart() {
        var answer = GATEWAY.get("/api/v1/config").with("Range", "bytes=0-1").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getLong("revision")).isPositive();
    }

    private static Answer edit(String type, byte[] body) {
        return GATEWAY.post("/api/v1/revisions?dry_run=true")
                .with("If-Match", "*")
                .with("Content-Type", type)
                .body(body)
                .send();
    }

    /** The answer to a request without a body, said as it is. */
    private static String raw(String head) {
        try (var connection = RawConnection.to(GATEWAY)) {
            return connection.say(head + "\r\nConnection: close\r\n\r\n").untilClosed();
        }
    }
}
