package dev.headgate.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Problem;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsSettingsTest {
    @Test
    void nothingIsPlainHttp() {
        assertThat(TlsSettings.problems(new JsonObject())).isEmpty();
        assertThat(TlsSettings.of(new JsonObject())).isEmpty();
    }

    @Test
    void aPairAndAKeystoreAreTheTwoWays() {
        assertThat(TlsSettings.of(settings("certificate=c.pem key=k.pem")))
                .contains(new TlsSettings.Pem(Path.of("c.pem"), Path.of("k.pem")));
        assertThat(TlsSettings.of(settings("keystore=g.p12 password=p")))
                .contains(new TlsSettings.Keystore(Path.of("g.p12"), "p"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certificate=c.pem | /tls/certificate: tls.key is missing: certificate and key go together",
                "key=k.pem | /tls/key: tls.certificate is missing: certificate and key go together",
                "keystore=g.p12 | /tls/keystore: tls.password is missing: keystore and password go together",
                "password=p | /tls/password: tls.keystore is missing: keystore and password go together",
                "certificate=c.pem key=k.pem keystore=g.p12 password=p | /tls/keystore: expected a keystore or a certificate with its key, found both"
            })
    void halfOfAWayOrBothAreRefused(String given, String problem) {
        assertThat(TlsSettings.problems(settings(given)))
                .extracting(Problem::toString)
                .containsExactly(problem);
    }

    private static JsonObject settings(String given) {
        var settings = new JsonObject();
        for (var pair : given.strip().split(" ", -1)) {
            settings.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return settings;
    }
}
