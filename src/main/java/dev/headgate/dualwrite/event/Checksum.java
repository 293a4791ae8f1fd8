package dev.headgate.dualwrite.event;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/**
 * A checksum of an event's canonical data.
 *
 * @param value lower-case hexadecimal: 64 digits of SHA-256 and HMAC-SHA-256, 8 of CRC32
 */
public record Checksum(Algorithm algorithm, String value) {
    /** How it is computed. */
    public enum Algorithm {
        SHA_256("SHA-256", 64),
        CRC32("CRC32", 8),
        HMAC_SHA_256("HMAC-SHA-256", 64);

        private final String wire;
        private final int digits;

        Algorithm(String wire, int digits) {
            this.wire = wire;
            this.digits = digits;
        }

        /** Its name in JSON. */
        public String wire() {
            return wire;
        }

        /** How many hexadecimal digits its values have. */
        public int digits() {
            return digits;
        }

        public static Optional<Algorithm> of(String wire) {
            return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
        }
    }

    /** {@code {"algorithm","value"}}. */
    public JsonObject toJson() {
        return new JsonObject().put("algorithm", algorithm.wire()).put("value", value);
    }
}
