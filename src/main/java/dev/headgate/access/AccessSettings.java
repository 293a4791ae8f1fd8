package dev.headgate.access;

import java.time.Duration;

/**
 * Whether one has to sign in, and for how long that lasts.
 *
 * @param idle a session that is not used for so long ends
 * @param absolute a session ends after so long, used or not
 */
public record AccessSettings(boolean enabled, Duration idle, Duration absolute) {
    public static final AccessSettings OFF = new AccessSettings(false, Duration.ofHours(8), Duration.ofDays(7));

    public AccessSettings {
        if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException("expected an idle limit above 0 and an absolute one of at least that");
        }
    }
}
