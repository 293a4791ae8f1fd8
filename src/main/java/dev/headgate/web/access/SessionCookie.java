package dev.headgate.web.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The cookie that holds a session's key.
 *
 * @param secure over TLS: then its name has the prefix that makes browsers refuse it from anybody but this very host
 */
public record SessionCookie(boolean secure) {
    public Optional<String> read(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(name())).map(Cookie::getValue);
    }

    public void set(RoutingContext context, String value) {
        context.response().addCookie(cookie(value));
    }

    public void clear(RoutingContext context) {
        context.response().addCookie(cookie("").setMaxAge(0));
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(name(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.LAX);
    }

    private String name() {
        return secure ? "__Host-headgate" : "headgate";
    }
}
