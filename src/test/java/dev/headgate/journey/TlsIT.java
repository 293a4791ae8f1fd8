package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.tls.KeyPairFile;
import dev.headgate.web.tls.TlsConnection;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program with a certificate, and with what is none. */
class TlsIT {
    private KeyPairFile pair = new KeyPairFile(Path.of(""), "");
    private Installation installation = Installation.in(Path.of(System.getProperty("java.io.tmpdir")));

    @BeforeEach
    void install(@TempDir Path directory) {
        pair = KeyPairFile.make(directory, "gateway");
        installation = Installation.in(directory);
    }

    @Test
    void aPairInTheSettingsIsServed() throws IOException {
        installation.write("conf/tls/cert.pem", pair.certificate());
        installation.write("conf/tls/key.pem", pair.key());

        try (var gateway = installation
                        .with("HEADGATE_TLS_CERTIFICATE", "conf/tls/cert.pem")
                        .with("HEADGATE_TLS_KEY", "conf/tls/key.pem")
                        .start();
                var connection = TlsConnection.to(gateway.address().getPort())) {
            assertThat(gateway.address()).hasScheme("https");
            assertThat(connection.subject()).isEqualTo("CN=gateway");
            assertThat(connection.get("/health/ready")).startsWith("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aKeystoreInTheSettingsIsServed() throws IOException {
        try (var gateway = installation
                        .with("--tls.keystore=gateway.p12")
                        .with("HEADGATE_TLS_PASSWORD", KeyPairFile.PASSWORD)
                        .start();
                var connection = TlsConnection.to(gateway.address().getPort())) {
            assertThat(connection.subject()).isEqualTo("CN=gateway");
        }
    }

    @Test
    void halfOfAPairIsRefused() {
        assertRefused(
                installation.with("HEADGATE_TLS_CERTIFICATE", "conf/tls/cert.pem"),
                "HEADGATE_TLS_CERTIFICATE /tls/certificate: tls.key is missing: certificate and key go together");
    }

    @Test
    void filesThatAreNotThereAreRefusedByName() {
        assertRefused(
                installation.with("--tls.certificate=conf/cert.pem").with("--tls.key=conf/key.pem"),
                "conf/cert.pem /tls/certificate: there is no such file",
                "conf/key.pem /tls/key: there is no such file");
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        var refused = installation.with("--tls.keystore=gateway.p12").with("HEADGATE_TLS_PASSWORD", "hunter2");

        assertThat(assertRefused(refused, "gateway.p12 /tls/password: the password doesn't open it"))
                .doesNotContain("hunter2");
    }

    private static String assertRefused(Installation installation, String... words) {
        try (var gateway = installation.launch()) {
            assertThat(gateway.exitCode()).isEqualTo(78);
            assertThat(gateway.stderr())
                    .startsWith("Headgate can't start")
                    .contains(words)
                    .doesNotContain("Exception");
            return gateway.stderr();
        }
    }
}
