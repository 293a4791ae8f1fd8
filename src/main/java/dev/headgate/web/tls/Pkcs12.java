package dev.headgate.web.tls;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A PKCS#12 file, read. */
record Pkcs12(TlsSettings.Keystore settings, Buffer content) {

    Loaded load() {
        var password = settings.password().toCharArray();
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content.getBytes()), password);
            for (var alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    return checked(new Certificate(chain(store, alias), key));
                }
            }
            return unusable(TlsSettings.KEYSTORE, "holds no private key with its certificate");
        } catch (IOException | GeneralSecurityException unreadable) {
            return unreadable instanceof UnrecoverableKeyException
                            || unreadable.getCause() instanceof UnrecoverableKeyException
                    ? unusable(TlsSettings.PASSWORD, "the password doesn't open it")
                    : unusable(TlsSettings.KEYSTORE, "is no PKCS#12 file");
        }
    }

    private Loaded checked(Certificate pair) {
        return pair.fits()
                ? new Loaded.Usable(pair)
                : unusable(TlsSettings.KEYSTORE, "its private key is not that of its certificate");
    }

    private static List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException {
        return Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
    }

    private Loaded unusable(String key, String message) {
        return new Loaded.Unusable(List.of(TlsSettings.problem(key, settings.file(), message)));
    }
}
