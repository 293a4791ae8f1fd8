package dev.headgate.access.oidc;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Somebody was sent to the provider and is expected back. The three secrets have 256 random bits each.
 *
 * @param state shows that the browser which comes back is the one that was sent
 * @param nonce shows that the ID token was made for this request
 * @param verifier shows that whoever redeems the code made the request (RFC 7636)
 * @param next where to go on to, a path of this gateway
 */
record AuthenticationRequest(String state, String nonce, String verifier, String next, Instant expiresAt) {
    static final Duration LIFE = Duration.ofMinutes(10);

    static AuthenticationRequest begin(String next, SecureRandom random, Instant now) {
        return new AuthenticationRequest(secret(random), secret(random), secret(random), next, now.plus(LIFE));
    }

    /** What the provider is told of the verifier: method {@code S256}. */
    String challenge() {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("state", state)
                .put("nonce", nonce)
                .put("verifier", verifier)
                .put("next", next)
                .put("expires_at", expiresAt);
    }

    static AuthenticationRequest of(JsonObject json) {
        return new AuthenticationRequest(
                json.getString("state"),
                json.getString("nonce"),
                json.getString("verifier"),
                json.getString("next"),
                json.getInstant("expires_at"));
    }

    private static String secret(SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "AuthenticationRequest[" + next + ", " + expiresAt + "]";
    }
}
