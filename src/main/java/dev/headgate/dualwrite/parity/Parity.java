package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Checksum.Algorithm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the data's way is checked.
 *
 * @param categories by lower-case name, in the document's order
 * @param window within which an event must be heard again after it was sent, 1–300 s; counts and rates are of this span
 * @param secret when it is there, every checksum is an HMAC-SHA-256 by it
 * @param webhook who is told of alerts
 */
public record Parity(
        Map<String, Rule> categories, Duration window, Optional<String> secret, Optional<Webhook> webhook) {
    /** Of a category that the section doesn't name. */
    static final Rule OTHER = new Rule(Algorithm.CRC32, new BigDecimal("0.02"));

    /**
     * One category's checks.
     *
     * @param algorithm of its checksums, unless there is a secret
     * @param mismatchThreshold the highest mismatch rate without an alert, 0–1
     */
    public record Rule(Algorithm algorithm, BigDecimal mismatchThreshold) {}

    /**
     * Who is told of alerts, by {@code POST}.
     *
     * @param secret {@code whsec_} and a base64 key, by which messages are signed (standardwebhooks.com)
     */
    public record Webhook(String url, Optional<String> secret) {
        @Override
        public String toString() {
            return "Webhook[" + url + "]";
        }
    }

    public Parity {
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    }

    /** The checks of a category; those of most when the section doesn't name it. */
    public Rule rule(String category) {
        return categories.getOrDefault(category, OTHER);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Parity[" + categories + ", " + window + ", " + webhook + "]";
    }
}
