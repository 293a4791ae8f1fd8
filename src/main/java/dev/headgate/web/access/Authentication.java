package dev.headgate.web.access;

import dev.headgate.access.Access;
import dev.headgate.access.Caller;
import dev.headgate.access.Role;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lets a request through when its sender is known and may do what it asks for. A token that is sent decides alone, so a
 * program's mistake is never covered up by a browser's session.
 */
public final class Authentication implements Handler<RoutingContext> {
    private static final String BEARER = "bearer ";
    private static final String API_KEY = "x-api-key";

    private final Access access;
    private final HostCookie cookie;
    private final BiConsumer<RoutingContext, ProblemDetail> refusals;

    /** @param refusals ends an answer in the form that the asker reads */
    public Authentication(Access access, HostCookie cookie, BiConsumer<RoutingContext, ProblemDetail> refusals) {
        this.access = access;
        this.cookie = cookie;
        this.refusals = refusals;
    }

    @Override
    public void handle(RoutingContext context) {
        var token = token(context.request());
        var caller = token.isPresent()
                ? token.flatMap(access::byToken)
                : cookie.read(context).flatMap(access::bySession);
        caller.ifPresent(known -> Callers.identify(context, known, () -> access.holds(known.credential())));
        var needed = Requirement.of(context.request().method(), context.normalizedPath());
        if (needed.isEmpty()) {
            context.next();
        } else if (caller.isEmpty()) {
            unknown(context, token.isPresent());
        } else {
            known(context, caller.get(), needed.get(), token.isPresent());
        }
    }

    private void known(RoutingContext context, Caller caller, Role needed, boolean program) {
        if (program && !Requirement.isForPrograms(context.normalizedPath())) {
            refuse(context, 403, "tokens are for the API; pages are for people, who sign in");
        } else if (!caller.may(needed)) {
            refuse(
                    context,
                    403,
                    caller.name() + " is " + article(caller.role()) + " here; this needs " + article(needed));
        } else {
            context.next();
        }
    }

    private void unknown(RoutingContext context, boolean program) {
        if (isVisit(context)) {
            context.response()
                    .setStatusCode(303)
                    .putHeader(
                            HttpHeaders.LOCATION,
                            "/login?next=" + encoded(context.request().uri()))
                    .end();
            return;
        }
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"headgate\"");
        refuse(
                context,
                401,
                program
                        ? "this token is not known, expired or revoked"
                        : "sign in, or send an API token as Authorization: Bearer or X-API-Key");
    }

    private void refuse(RoutingContext context, int status, String detail) {
        refusals.accept(context, ProblemDetail.of(status, detail));
    }

    /** Somebody opens a page. Streams, fragments and programs get a 401: a redirect would lead them nowhere. */
    private static boolean isVisit(RoutingContext context) {
        var request = context.request();
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.method().equals(HttpMethod.GET)
                && !Requirement.isForPrograms(context.normalizedPath())
                && !"true".equals(request.getHeader("HX-Request"))
                && accept != null
                && accept.contains("text/html");
    }

    private static Optional<String> token(HttpServerRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null
                ? Optional.of(
                        authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                                ? authorization.substring(BEARER.length()).strip()
                                : authorization)
                : Optional.ofNullable(request.getHeader(API_KEY));
    }

    private static String article(Role role) {
        return role == Role.VIEWER ? "a viewer" : role == Role.EDITOR ? "an editor" : "an admin";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
