package dev.headgate.web.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A moment, as a page says it.
 *
 * @param iso for the {@code datetime} attribute: UTC, RFC 3339
 * @param clock {@code 14:03:07} in UTC
 * @param full {@code 22 Nov 2026, 14:03:07 UTC}
 * @param ago {@code 40 s ago}; {@code time.js} keeps it true in the same words
 */
public record Stamp(String iso, String clock, String full, String ago) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public static Stamp of(Instant at, Instant now) {
        var seconds = at.truncatedTo(ChronoUnit.SECONDS);
        return new Stamp(seconds.toString(), CLOCK.format(at), FULL.format(at), ago(Duration.between(at, now)));
    }

    private static String ago(Duration age) {
        var seconds = Math.max(0, age.toSeconds());
        if (seconds < 5) {
            return "just now";
        }
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min ago";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + " h ago";
        }
        var days = seconds / 86_400;
        return days == 1 ? "1 day ago" : days + " days ago";
    }
}
