package dev.headgate.dualwrite.parity;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message as Standard Webhooks has it (github.com/standard-webhooks/standard-webhooks, {@code spec}).
 *
 * @param id the same for each attempt, so that a receiver can tell a repetition
 */
record WebhookMessage(String id, Buffer body) {
    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";

    static WebhookMessage of(Alert alert) {
        var body = new JsonObject()
                .put("type", "parity.alert." + alert.state())
                .put("timestamp", alert.cleared().orElse(alert.raised()).toString())
                .put("data", alert.toJson());
        return new WebhookMessage("msg_" + UUID.randomUUID(), body.toBuffer());
    }

    /**
     * {@code v1,} and the HMAC-SHA-256 of {@code id.timestamp.body} in base64.
     *
     * @param secret {@code whsec_} and the key in base64
     * @param at of the attempt
     */
    String signature(String secret, Instant at) {
        try {
            var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HmacSHA256", missing);
        }
    }
}
