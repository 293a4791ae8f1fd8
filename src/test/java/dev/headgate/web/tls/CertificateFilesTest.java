package dev.headgate.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Problem;
import dev.headgate.web.tls.TlsSettings.Keystore;
import dev.headgate.web.tls.TlsSettings.Pem;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFilesTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path shared;

    private static KeyPairFile elliptic = new KeyPairFile(Path.of(""), "");
    private static KeyPairFile rsa = elliptic;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() {
        elliptic = KeyPairFile.make(shared, "elliptic");
        rsa = KeyPairFile.make(shared, "rsa", "-keyalg", "RSA", "-keysize", "2048");
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aPairOfPemFilesIsACertificate() {
        assertThat(load(rsa.certificate(), rsa.key())).isEqualTo("CN=rsa");
        assertThat(load(elliptic.certificate(), elliptic.key())).isEqualTo("CN=elliptic");
    }

    @Test
    void aPkcs12FileIsACertificate() {
        assertThat(load(new Keystore(elliptic.file(), KeyPairFile.PASSWORD))).isEqualTo("CN=elliptic");
    }

    @Test
    void theKeyOfAnotherCertificateIsRefusedWithBothFiles() {
        var another = KeyPairFile.make(folder, "another");

        assertThat(load(elliptic.certificate(), another.key()))
                .isEqualTo(folder.resolve("key.pem") + " /tls/key: is not the key of the first certificate in "
                        + folder.resolve("cert.pem"));
        assertThat(load(elliptic.certificate(), rsa.key()))
                .contains("/tls/key: holds no key that can be read, or not one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nothing of the kind", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void whatIsNoCertificateIsSaidSo(String text) {
        assertThat(load(text, elliptic.key()))
                .isEqualTo(folder.resolve("cert.pem") + " /tls/certificate: holds no X.509 certificate in PEM form");
    }

    @Test
    void whatIsNoKeyIsSaidSo() {
        assertThat(load(elliptic.certificate(), "")).contains("/tls/key: holds no private key in PEM form");
        assertThat(load(elliptic.certificate(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
                .contains("/tls/key: holds no key that can be read");
        assertThat(load(
                        elliptic.certificate(),
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"))
                .contains("/tls/key: is encrypted");
    }

    @Test
    void everyFileThatIsNotThereIsNamed() throws IOException {
        var pem = new Pem(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        Files.createDirectory(pem.key());

        assertThat(load(pem))
                .isEqualTo(pem.certificate() + " /tls/certificate: there is no such file\n" + pem.key()
                        + " /tls/key: is no file");
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        assertThat(load(new Keystore(elliptic.file(), "secret-guess")))
                .isEqualTo(elliptic.file() + " /tls/password: the password doesn't open it")
                .doesNotContain("guess");
        assertThat(new Keystore(elliptic.file(), "secret-guess").toString()).doesNotContain("guess");
    }

    @Test
    void whatIsNoKeystoreIsSaidSo() throws IOException {
        var file = Files.writeString(folder.resolve("gateway.p12"), elliptic.certificate());

        assertThat(load(new Keystore(file, "x"))).isEqualTo(file + " /tls/keystore: is no PKCS#12 file");
    }

    private String load(String certificate, String key) {
        var pem = new Pem(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        KeyPairFile.replace(pem.certificate(), certificate);
        KeyPairFile.replace(pem.key(), key);
        return load(pem);
    }

    /** The subject, or the problems. */
    private static String load(TlsSettings settings) {
        Function<List<Problem>, String> lines = problems ->
                String.join("\n", problems.stream().map(Problem::toString).toList());
        return new CertificateFiles(VERTX, settings).load().fold(Certificate::subject, lines);
    }
}
