package dev.headgate.web.access;

import dev.headgate.access.Caller;
import dev.headgate.access.UserName;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Takes everybody for who they say they are: while access control is off, only this machine can be asking. */
public final class LocalName implements Handler<RoutingContext> {
    /** Who edits without having given a name. */
    static final String NOBODY = "local";

    private static final String COOKIE = "headgate_name";
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public void handle(RoutingContext context) {
        var name = given(context).orElse(NOBODY);
        Callers.identify(context, Caller.local(name), () -> true);
        context.next();
    }

    /** Keeps a name for later requests of this browser; an empty one forgets it. */
    public static void keep(RoutingContext context, String name) {
        context.response()
                .addCookie(Cookie.cookie(COOKIE, URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(name.isEmpty() ? 0 : KEPT.toSeconds()));
    }

    private static Optional<String> given(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE))
                .flatMap(cookie -> decoded(cookie.getValue()))
                .filter(name -> UserName.problem(name).isEmpty());
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
