package dev.headgate.web.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * A cookie that no script reads, that no other site's form or script has sent, and that this whole host gets.
 *
 * @param name over plain HTTP
 * @param secure over TLS: then its name has the prefix that makes browsers refuse it from anybody but this very host
 */
public record HostCookie(String name, boolean secure) {
    /** The one that holds a session's key. */
    public static HostCookie session(boolean secure) {
        return new HostCookie("headgate", secure);
    }

    public Optional<String> read(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(sentName())).map(Cookie::getValue);
    }

    /** For as long as the browser runs. */
    public void set(RoutingContext context, String value) {
        context.response().addCookie(cookie(value));
    }

    public void set(RoutingContext context, String value, Duration kept) {
        context.response().addCookie(cookie(value).setMaxAge(kept.toSeconds()));
    }

    public void clear(RoutingContext context) {
        set(context, "", Duration.ZERO);
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(sentName(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX);
    }

    private String sentName() {
        return secure ? "__Host-" + name : name;
    }
}
