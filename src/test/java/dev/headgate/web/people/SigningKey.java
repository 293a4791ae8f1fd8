package dev.headgate.web.people;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an identity provider signs ID tokens with, well or badly.
 *
 * @param id {@code kid} in its tokens
 */
record SigningKey(String id, KeyPair pair) {
    static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is published: RFC 7517. */
    JsonObject toJwk() {
        var shown = (RSAPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", id)
                .put("n", encoded(unsigned(shown.getModulus())))
                .put("e", encoded(unsigned(shown.getPublicExponent())));
    }

    String signed(JsonObject claims) {
        var text = parts("RS256", claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By somebody else, who says that it is this key. */
    String signedByStranger(JsonObject claims) {
        return new SigningKey(id, generate().pair()).signed(claims);
    }

    /** With the public key as if it were a shared secret, which a careless verifier falls for. */
    String signedWithPublicKey(JsonObject claims) {
        var text = parts("HS256", claims);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pair.getPublic().getEncoded(), "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed, then changed. */
    String tampered(JsonObject claims) {
        var parts = signed(claims).split("\\.", 3);
        return parts[0] + "."
                + encoded(claims.copy().put("preferred_username", "root").encode()) + "." + parts[2];
    }

    String unsigned(JsonObject claims) {
        return parts("none", claims) + ".";
    }

    private String parts(String algorithm, JsonObject claims) {
        var header = new JsonObject().put("alg", algorithm).put("kid", id).put("typ", "JWT");
        return encoded(header.encode()) + "." + encoded(claims.encode());
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
