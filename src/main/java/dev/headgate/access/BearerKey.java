package dev.headgate.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A random secret that shows who sends a request: a session's cookie, an API token, a set-up link.
 *
 * @param id 16 hexadecimal digits, to look it up by
 * @param secret 256 random bits, Base64url
 */
public record BearerKey(String id, String secret) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})_([A-Za-z0-9_-]{43})");

    static BearerKey generate(SecureRandom random) {
        var id = new byte[8];
        var secret = new byte[32];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new BearerKey(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Reads what {@link #text} made; empty for anything else. */
    public static Optional<BearerKey> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new BearerKey(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** The form that is sent: the one place where the secret leaves this class. */
    public String text() {
        return id + "_" + secret;
    }

    StoredKey stored() {
        return new StoredKey(id, HexFormat.of().formatHex(hash()));
    }

    /** In the same time wherever they differ. */
    boolean matches(StoredKey stored) {
        return MessageDigest.isEqual(
                stored.hash().getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().formatHex(hash()).getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return id + "_…";
    }
}
