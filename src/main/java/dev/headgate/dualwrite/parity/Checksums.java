package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Data;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Computes and compares checksums: lower-case hexadecimal, over the UTF-8 bytes of an object's canonical form (RFC 8785).
 * It keeps its digests between calls, so each event loop needs one of its own.
 */
public final class Checksums {
    private static final byte[] HEXADECIMAL = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    private static final String HMAC = "HmacSHA256";

    private final Parity parity;
    private final MessageDigest sha256;
    private final CRC32 crc32 = new CRC32();
    private final @Nullable Mac mac;
    private final @Nullable Mac formerMac;
    private final byte[] digest = new byte[32];
    private final byte[] digits = new byte[64];

    private Checksums(Parity parity, @Nullable Mac formerMac) {
        this.parity = parity;
        this.formerMac = formerMac;
        this.mac = parity.secret().map(Checksums::keyed).orElse(null);
        this.sha256 = sha256();
    }

    public static Checksums of(Parity parity) {
        return new Checksums(parity, null);
    }

    /** By newer settings. What was made by the secret before them still matches: such events are on their way. */
    public Checksums with(Parity newer) {
        return new Checksums(newer, newer.secret().equals(parity.secret()) ? formerMac : mac);
    }

    /** Of an event's data, as its category has it. */
    public Checksum compute(String category, Data data) {
        return compute(mac == null ? parity.rule(category).algorithm() : Algorithm.HMAC_SHA_256, data.canonical());
    }

    /**
     * Of a text in canonical form.
     *
     * @throws IllegalArgumentException for an HMAC when there is no secret
     */
    public Checksum compute(Algorithm algorithm, String canonical) {
        if (algorithm == Algorithm.HMAC_SHA_256 && mac == null) {
            throw new IllegalArgumentException("an HMAC needs a secret, found none");
        }
        var length = digest(algorithm, canonical.getBytes(StandardCharsets.UTF_8), mac);
        for (var i = 0; i < length; i++) {
            digits[2 * i] = HEXADECIMAL[(digest[i] >> 4) & 15];
            digits[2 * i + 1] = HEXADECIMAL[digest[i] & 15];
        }
        return new Checksum(algorithm, new String(digits, 0, 2 * length, StandardCharsets.ISO_8859_1));
    }

    /** Whether it is the checksum of that text; an HMAC by a secret that isn't known here matches nothing. */
    public boolean matches(Checksum checksum, String canonical) {
        var bytes = canonical.getBytes(StandardCharsets.UTF_8);
        return checksum.algorithm() == Algorithm.HMAC_SHA_256
                ? (mac != null && matches(checksum, bytes, mac))
                        || (formerMac != null && matches(checksum, bytes, formerMac))
                : matches(checksum, bytes, null);
    }

    /** Of that text by the algorithm of another; by SHA-256 where that is an HMAC and there is no secret any more. */
    Checksum like(Checksum other, String canonical) {
        var unkeyed = other.algorithm() == Algorithm.HMAC_SHA_256 && mac == null;
        return compute(unkeyed ? Algorithm.SHA_256 : other.algorithm(), canonical);
    }

    private boolean matches(Checksum checksum, byte[] bytes, @Nullable Mac key) {
        var length = digest(checksum.algorithm(), bytes, key);
        var value = checksum.value();
        if (value.length() != 2 * length) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if (value.charAt(2 * i) != HEXADECIMAL[(digest[i] >> 4) & 15]
                    || value.charAt(2 * i + 1) != HEXADECIMAL[digest[i] & 15]) {
                return false;
            }
        }
        return true;
    }

    /** Leaves the digest in {@link #digest}; returns how many bytes it has. */
    private int digest(Algorithm algorithm, byte[] bytes, @Nullable Mac key) {
        try {
            switch (algorithm) {
                case CRC32 -> {
                    crc32.reset();
                    crc32.update(bytes);
                    return bigEndian((int) crc32.getValue());
                }
                case HMAC_SHA_256 -> {
                    var keyed = Objects.requireNonNull(key);
                    keyed.update(bytes);
                    keyed.doFinal(digest, 0);
                }
                case SHA_256 -> {
                    sha256.update(bytes);
                    sha256.digest(digest, 0, digest.length);
                }
            }
            return digest.length;
        } catch (DigestException | ShortBufferException tooShort) {
            throw new IllegalStateException("32 bytes hold no SHA-256", tooShort);
        }
    }

    private int bigEndian(int value) {
        for (var i = 0; i < Integer.BYTES; i++) {
            digest[i] = (byte) (value >>> (24 - 8 * i));
        }
        return Integer.BYTES;
    }

    private static Mac keyed(String secret) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
