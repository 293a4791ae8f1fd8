package dev.headgate.access.oidc;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps requests in the browsers that made them: sealed by a key that only this process knows, so nobody can read one,
 * forge one or take another's; and good for one return. Kept here they would cost memory, and a stranger who begins
 * thousands of sign-ins could push out those of others. What is remembered here is only what was brought back.
 */
final class SealedRequests {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** States of requests that were brought back: then the oldest are forgotten. The code is good for once, too. */
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final SecureRandom random;
    private final SecretKeySpec key;
    private final Set<String> used = new LinkedHashSet<>();

    SealedRequests(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        this.key = new SecretKeySpec(bytes(KEY_BYTES), "AES");
    }

    /** A cookie's value. */
    String seal(AuthenticationRequest request) {
        var iv = bytes(IV_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, iv)
                    .doFinal(request.toJson().toBuffer().getBytes());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Buffer.buffer(iv).appendBytes(sealed).getBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /** The request that was made with this state, once and in time; empty for anything else. */
    Optional<AuthenticationRequest> open(String cookie, String state) {
        return opened(cookie)
                .filter(request -> equal(request.state(), state))
                .filter(request -> clock.instant().isBefore(request.expiresAt()))
                .filter(request -> isFirstReturn(request.state()));
    }

    private synchronized boolean isFirstReturn(String state) {
        if (used.size() == REMEMBERED) {
            used.remove(used.iterator().next());
        }
        return used.add(state);
    }

    private Optional<AuthenticationRequest> opened(String cookie) {
        try {
            var sealed = Base64.getUrlDecoder().decode(cookie);
            var plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, IV_BYTES))
                    .doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES);
            return Optional.of(AuthenticationRequest.of(new JsonObject(Buffer.buffer(plain))));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** In the same time wherever they differ. */
    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
