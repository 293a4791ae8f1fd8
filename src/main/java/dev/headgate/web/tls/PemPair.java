package dev.headgate.web.tls;

import dev.headgate.config.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/** Two PEM files, read. */
record PemPair(Vertx vertx, TlsSettings.Pem settings, Buffer certificate, Buffer key) {

    Loaded load() {
        var chain = chain();
        var problems = new ArrayList<Problem>();
        if (chain.isEmpty()) {
            problems.add(TlsSettings.problem(
                    TlsSettings.CERTIFICATE, settings.certificate(), "holds no X.509 certificate in PEM form"));
        }
        if (!key.toString(StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            problems.add(problem("holds no private key in PEM form"));
        } else if (key.toString(StandardCharsets.ISO_8859_1).contains("ENCRYPTED")) {
            problems.add(problem("is encrypted: expected a key without a passphrase, or a keystore with its password"));
        }
        if (!problems.isEmpty()) {
            return new Loaded.Unusable(problems);
        }
        return privateKey(chain)
                .map(found -> new Certificate(chain, found))
                .map(this::checked)
                .orElseGet(() -> new Loaded.Unusable(List.of(problem(
                        "holds no key that can be read, or not one of the certificate's kind: expected RSA or EC"))));
    }

    private Loaded checked(Certificate pair) {
        return pair.fits()
                ? new Loaded.Usable(pair)
                : new Loaded.Unusable(
                        List.of(problem("is not the key of the first certificate in " + settings.certificate())));
    }

    private List<X509Certificate> chain() {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificate.getBytes()))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException unreadable) {
            return List.of();
        }
    }

    /** Read by Vert.x, which knows all three forms of a key; it says what is wrong by the kind of exception only. */
    private Optional<PrivateKey> privateKey(List<X509Certificate> chain) {
        try {
            var managers = new PemKeyCertOptions()
                    .setCertValue(certificate)
                    .setKeyValue(key)
                    .getKeyManagerFactory(vertx)
                    .getKeyManagers();
            var manager = (X509KeyManager) managers[0];
            var aliases = manager.getServerAliases(chain.get(0).getPublicKey().getAlgorithm(), null);
            return aliases == null ? Optional.empty() : Optional.ofNullable(manager.getPrivateKey(aliases[0]));
        } catch (Exception unreadable) { // the interface declares no narrower one
            return Optional.empty();
        }
    }

    private Problem problem(String message) {
        return TlsSettings.problem(TlsSettings.KEY, settings.key(), message);
    }
}
