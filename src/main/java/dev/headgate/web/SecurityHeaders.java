package dev.headgate.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of every answer, errors and streams included. Handlers override only {@code Cache-Control}.
 *
 * <p>The referrer policy is {@code same-origin}, not {@code no-referrer}: under the latter browsers send {@code Origin:
 * null} with a form of our own page, which is what {@link Guard} refuses.
 */
final class SecurityHeaders {
    private final Map<CharSequence, CharSequence> all = new LinkedHashMap<>();

    /** @param tls browsers are told to use nothing else here for a year */
    SecurityHeaders(boolean tls) {
        add(
                "content-security-policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        add("x-content-type-options", "nosniff");
        add("x-frame-options", "DENY");
        add("referrer-policy", "same-origin");
        add("cross-origin-opener-policy", "same-origin");
        add("cross-origin-resource-policy", "same-origin");
        add("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        add("cache-control", "no-store");
        if (tls) {
            add("strict-transport-security", "max-age=31536000");
        }
    }

    void addTo(MultiMap headers) {
        all.forEach(headers::set);
    }

    private void add(String name, String value) {
        all.put(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }
}
