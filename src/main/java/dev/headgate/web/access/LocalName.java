package dev.headgate.web.access;

import dev.headgate.access.Caller;
import dev.headgate.access.UserName;
import io.vertx.core.Handler;
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

    /** Without the prefix even over TLS: it holds no secret. */
    private static final HostCookie COOKIE = new HostCookie("headgate_name", false);

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public void handle(RoutingContext context) {
        var name = given(context).orElse(NOBODY);
        Callers.identify(context, Caller.local(name), () -> true);
        context.next();
    }

    /** Keeps a name for later requests of this browser; an empty one forgets it. */
    public static void keep(RoutingContext context, String name) {
        var kept = name.isEmpty() ? Duration.ZERO : KEPT;
        COOKIE.set(context, URLEncoder.encode(name, StandardCharsets.UTF_8), kept);
    }

    private static Optional<String> given(RoutingContext context) {
        return COOKIE.read(context)
                .flatMap(LocalName::decoded)
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
