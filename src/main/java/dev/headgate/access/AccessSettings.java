package dev.headgate.access;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * Whether one has to sign in, and for how long that lasts.
 *
 * @param idle a session that is not used for so long ends
 * @param absolute a session ends after so long, used or not
 */
public record AccessSettings(boolean enabled, Duration idle, Duration absolute) {
    public AccessSettings {
        if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException("expected an idle limit above 0 and an absolute one of at least that");
        }
    }

    /**
     * As the start-up settings say.
     *
     * @param settings the section {@code access}, complete
     */
    public static AccessSettings of(JsonObject settings) {
        return new AccessSettings(
                settings.getBoolean("enabled"),
                Duration.ofSeconds(settings.getLong("idle_s")),
                Duration.ofSeconds(settings.getLong("absolute_s")));
    }
}
