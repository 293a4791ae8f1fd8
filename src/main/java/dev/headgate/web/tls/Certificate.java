package dev.headgate.web.tls;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate with its private key.
 *
 * @param chain the server's own first
 */
public record Certificate(List<X509Certificate> chain, PrivateKey key) {
    private static final Set<String> PROTOCOLS = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));
    /** Of TLS 1.2 only what keeps recorded traffic secret when the key leaks later, and authenticates as it encrypts. */
    private static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final byte[] CHALLENGE = {42};
    /** Java wants a password even for a store that never leaves the memory. */
    private static final char[] NO_SECRET = "memory".toCharArray();

    public Certificate {
        chain = List.copyOf(chain);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Certificate[" + subject() + " until " + expires() + "]";
    }

    /** Whether the key is that of the first certificate. */
    boolean fits() {
        var algorithm = key.getAlgorithm();
        if (!own().getPublicKey().getAlgorithm().equals(algorithm)) {
            return false;
        }
        try {
            var signature =
                    Signature.getInstance(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256with" + algorithm);
            signature.initSign(key);
            signature.update(CHALLENGE);
            var signed = signature.sign();
            signature.initVerify(own().getPublicKey());
            signature.update(CHALLENGE);
            return signature.verify(signed);
        } catch (GeneralSecurityException notAPair) {
            return false;
        }
    }

    Instant expires() {
        return own().getNotAfter().toInstant();
    }

    /** Whether clients would take it for valid then. */
    boolean isValidAt(Instant time) {
        return !time.isAfter(expires()) && !time.isBefore(own().getNotBefore().toInstant());
    }

    String subject() {
        return own().getSubjectX500Principal().getName();
    }

    /** The same server with TLS, for as long as it speaks with this certificate. */
    public HttpServerOptions secure(HttpServerOptions options) {
        SUITES.forEach(options::addEnabledCipherSuite);
        return options.setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(keys());
    }

    /** The pair as Vert.x wants it; another one for each call, so that none is taken for one it knows already. */
    public KeyCertOptions keys() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_SECRET);
            store.setKeyEntry("key", key, NO_SECRET, chain.toArray(new X509Certificate[0]));
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_SECRET);
            return KeyCertOptions.wrap(factory);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has PKCS#12 in memory", e);
        }
    }

    private X509Certificate own() {
        return chain.get(0);
    }
}
