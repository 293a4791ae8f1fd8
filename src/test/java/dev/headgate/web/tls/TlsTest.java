package dev.headgate.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headgate.web.RawConnection;
import dev.headgate.web.RunningGateway;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A gateway with TLS, and its certificate's renewal. */
class TlsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.with(TlsTest::settings);

    private static KeyPairFile first = new KeyPairFile(Path.of(""), "");
    private static KeyPairFile second = first;

    private static JsonObject settings() {
        first = KeyPairFile.make(folder, "first");
        second = KeyPairFile.make(folder, "second", "-keyalg", "RSA", "-keysize", "2048");
        install(first);
        return new JsonObject()
                .put(
                        "tls",
                        new JsonObject()
                                .put("certificate", folder.resolve("cert.pem").toString())
                                .put("key", folder.resolve("key.pem").toString()));
    }

    @BeforeEach
    void serveTheFirst() {
        install(first);
        awaitSubject("CN=first");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void bothVersionsOfHttpAreSpoken(HttpVersion version) {
        var answer = GATEWAY.get("/health/live").over(version).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({"/", "/api/v1/config", "/nothing", "/api/v1/changes/nothing", "/openapi.yaml"})
    void everyAnswerTellsBrowsersToComeBackWithTls(String path) {
        assertThat(GATEWAY.call(HttpMethod.HEAD, path).send().header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    @Test
    void aRefusedRequestTellsThemTooWhichIsWhatNoHttpIs() {
        assertThat(GATEWAY.get("/").with("Host", "evil.test").send().header("Strict-Transport-Security"))
                .isNotEmpty();
        assertThat(GATEWAY.get("/").with("X", "x".repeat(10_000)).send().header("Strict-Transport-Security"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_256_GCM_SHA384",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"
    })
    void presentProtocolsAndSuitesAreSpoken(String protocol, String suite) throws IOException {
        try (var connection = TlsConnection.to(GATEWAY.port(), protocol, suite)) {
            assertThat(connection.get("/health/live")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLSv1.2, TLS_RSA_WITH_AES_128_GCM_SHA256"
    })
    void suitesOfThePastAreNot(String protocol, String suite) {
        assertThatThrownBy(() -> TlsConnection.to(GATEWAY.port(), protocol, suite))
                .isInstanceOf(SSLException.class);
    }

    /** A client hello of TLS 1.1, by hand: Java's own client doesn't send one any more. */
    @Test
    void protocolsOfThePastAreNot() {
        var hello = "160302002f0100002b0302" + "00".repeat(32) + "000004c009c00a" + "0100";
        try (var connection = RawConnection.to(GATEWAY)) {
            var said = connection.say(HexFormat.of().parseHex(hello)).untilClosed();

            assertThat(said).as("an alert, no server hello").doesNotStartWith("\u0016");
        }
    }

    @ParameterizedTest
    @CsvSource({"http, 403", "https, 200"})
    void aPageOfThisGatewayIsOneThatCameWithTls(String scheme, int status) {
        var answer = GATEWAY.post("/api/v1/revisions?dry_run=true")
                .with("If-Match", "*")
                .with("Origin", scheme + "://127.0.0.1:" + GATEWAY.port())
                .json(RunningGateway.replace("/dual_write/circuit_breaker_recovery_time_s", 31))
                .send();

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void anotherPairIsServedFromTheNextConnectionOnAndOpenOnesStay() throws IOException {
        try (var open = TlsConnection.to(GATEWAY.port())) {
            assertThat(open.get("/health/live")).startsWith("HTTP/1.1 200 OK");

            install(second);
            awaitSubject("CN=second");

            assertThat(open.get("/health/live")).startsWith("HTTP/1.1 200 OK");
            assertThat(open.subject()).isEqualTo("CN=first");
        }
    }

    @Test
    void aBrokenPairChangesNothingUntilItIsWhole() throws IOException {
        KeyPairFile.replace(folder.resolve("cert.pem"), second.certificate());
        await().atMost(PATIENCE).until(() -> metric("headgate_tls_certificate_broken") == 1);
        assertThat(subject()).isEqualTo("CN=first");

        KeyPairFile.replace(folder.resolve("key.pem"), second.key());

        awaitSubject("CN=second");
        assertThat(metric("headgate_tls_certificate_broken")).isZero();
        assertThat(metric("headgate_tls_certificate_expiry")).isGreaterThan(System.currentTimeMillis() / 1000.0);
    }

    private static void install(KeyPairFile pair) {
        KeyPairFile.replace(folder.resolve("cert.pem"), pair.certificate());
        KeyPairFile.replace(folder.resolve("key.pem"), pair.key());
    }

    private static void awaitSubject(String subject) {
        await().atMost(PATIENCE).until(() -> subject().equals(subject));
    }

    private static String subject() throws IOException {
        try (var connection = TlsConnection.to(GATEWAY.port())) {
            return connection.subject();
        }
    }

    private static double metric(String name) {
        return GATEWAY.get("/metrics")
                .send()
                .body()
                .toString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
