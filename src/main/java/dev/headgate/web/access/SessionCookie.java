package dev.headgate.web.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The cookie that holds a session's key.
 *
 * @param secure over TLS
 */
public record SessionCookie(boolean secure) {
    public Optional<String> read(RoutingContext context) {
        return cookie().read(context);
    }

    public void set(RoutingContext context, String value) {
        cookie().set(context, value);
    }

    public void clear(RoutingContext context) {
        cookie().clear(context);
    }

    private HostCookie cookie() {
        return new HostCookie("headgate", secure);
    }
}
