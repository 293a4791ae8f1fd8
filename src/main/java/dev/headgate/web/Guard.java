package dev.headgate.web;

import dev.headgate.web.access.Requirement;
import dev.headgate.web.problem.ProblemDetail;
import dev.headgate.web.ui.Refusals;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only what a person or program that addressed this gateway can have sent. A page of another site can
 * neither read from it under a name that it made point here (DNS rebinding) nor write to it.
 */
final class Guard implements Handler<RoutingContext> {
    /** Types that a page may send to any other site without asking it first (Fetch's CORS-safelisted ones). */
    private static final Set<String> SIMPLE_TYPES =
            Set.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

    private static final int MALFORMED = 400;

    private final Set<String> names = new HashSet<>();
    private final Refusals refusals;

    Guard(HttpSettings settings, Refusals refusals) {
        names.add(settings.host().toLowerCase(Locale.ROOT));
        names.addAll(settings.allowedHosts());
        this.refusals = refusals;
    }

    @Override
    public void handle(RoutingContext context) {
        refusal(context.request()).ifPresentOrElse(problem -> refuse(context, problem), context::next);
    }

    /** What follows a request that can be read in two ways is anyone's guess, so that its connection is closed. */
    private void refuse(RoutingContext context, ProblemDetail problem) {
        refusals.send(context, problem);
        if (problem.status() == MALFORMED) {
            Failures.hangUp(context.request());
        }
    }

    private Optional<ProblemDetail> refusal(HttpServerRequest request) {
        var authority = request.authority();
        if (authority == null || !isWellFormed(request)) {
            return refuse(MALFORMED, "expected one valid Host, and no header without a name");
        }
        if (!answersFor(authority) || !answersFor(target(request.uri(), authority))) {
            return refuse(
                    421,
                    "this gateway does not answer for the host that was asked for; http.allowed_hosts names others");
        }
        return Requirement.isRead(request.method()) && !isUpgrade(request)
                ? Optional.empty()
                : foreignWrite(request, authority);
    }

    /** A browser lets a page of any site open a WebSocket, cookies included, and read from it: only the server can refuse. */
    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    /** What RFC 9112 §3.2 and §5 want, and Netty doesn't look at. */
    private static boolean isWellFormed(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                || (request.headers().getAll(HttpHeaders.HOST).size() == 1
                        && !request.headers().contains(""));
    }

    /** The host of a target in absolute form, which counts more than the header (RFC 9112 §3.2.2); null for none. */
    private static @Nullable HostAndPort target(String uri, HostAndPort header) {
        var scheme = uri.indexOf("://");
        if (uri.startsWith("/") || scheme < 0) {
            return header;
        }
        return HostAndPort.parseAuthority(uri.substring(scheme + 3).split("[/?#]", 2)[0], -1);
    }

    private boolean answersFor(@Nullable HostAndPort authority) {
        return authority != null
                && (HttpSettings.isLoopback(authority.host())
                        || names.contains(authority.host().toLowerCase(Locale.ROOT)));
    }

    private static Optional<ProblemDetail> foreignWrite(HttpServerRequest request, HostAndPort authority) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isSame(origin, authority, request.isSSL())) {
            return refuse(
                    403, "writes and WebSockets are taken from this gateway's own pages only, not from another origin");
        }
        var site = request.getHeader("sec-fetch-site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return refuse(
                    403, "writes and WebSockets are taken from this gateway's own pages only, not from another site");
        }
        var ours = origin != null || "same-origin".equals(site);
        if (!ours && SIMPLE_TYPES.contains(mediaType(request))) {
            return refuse(403, "a body of this type could come from any web page: send application/json");
        }
        return Optional.empty();
    }

    /** @param tls where it is off, a proxy before the gateway may still speak it with browsers */
    private static boolean isSame(String origin, HostAndPort authority, boolean tls) {
        try {
            var uri = new URI(origin);
            var secure = "https".equals(uri.getScheme());
            return (secure || (!tls && "http".equals(uri.getScheme())))
                    && authority.host().equalsIgnoreCase(uri.getHost())
                    && port(uri.getPort(), secure) == port(authority.port(), secure);
        } catch (URISyntaxException notAnOrigin) {
            return false;
        }
    }

    private static int port(int explicit, boolean secure) {
        return explicit > 0 ? explicit : secure ? 443 : 80;
    }

    private static String mediaType(HttpServerRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<ProblemDetail> refuse(int status, String detail) {
        return Optional.of(ProblemDetail.of(status, detail));
    }
}
