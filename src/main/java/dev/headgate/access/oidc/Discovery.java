package dev.headgate.access.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the provider by what it publishes under its issuer's address, once: looked for at the start, and again when
 * somebody needs it and it is missing. Safe to use from any thread.
 */
final class Discovery {
    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
    private static final int CONNECT_MS = 5_000;
    /** From the beginning of one search to the next, however many people ask for it. */
    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** Unless the provider says how long its keys are good for. */
    private static final long KEYS_KEPT_S = 3_600;

    private static final int LONGEST_DETAIL = 200;

    private final Vertx vertx;
    private final OidcSettings settings;
    private final Duration deadline;
    private final Clock clock;
    private volatile @Nullable OAuth2Auth found;
    private @Nullable Future<OAuth2Auth> search;
    private Instant next = Instant.MIN;
    private boolean complained;

    /** @param deadline of a search, and of a connection that says nothing */
    Discovery(Vertx vertx, OidcSettings settings, Duration deadline, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** The provider; on any thread, since a search may have been begun on another one. Fails while it isn't there. */
    Future<OAuth2Auth> provider() {
        var known = found;
        return known != null ? Future.succeededFuture(known) : search();
    }

    private synchronized Future<OAuth2Auth> search() {
        var last = search;
        if (last != null && (!last.failed() || clock.instant().isBefore(next))) {
            return last;
        }
        next = clock.instant().plus(PERIOD);
        var begun = OpenIDConnectAuth.discover(vertx, options())
                .timeout(deadline.toSeconds(), TimeUnit.SECONDS)
                .onSuccess(this::found)
                .onFailure(this::missed);
        search = begun;
        return begun;
    }

    private void found(OAuth2Auth provider) {
        found = provider;
        LOG.atInfo().addKeyValue("issuer", settings.issuer()).log("identity provider found");
    }

    /** Logged once: whoever tries to sign in is told each time. */
    private synchronized void missed(Throwable cause) {
        if (!complained) {
            complained = true;
            LOG.atWarn()
                    .addKeyValue("issuer", settings.issuer())
                    .addKeyValue("detail", detail(cause))
                    .log("identity provider not found; looking again when somebody signs in");
        }
    }

    /** Bounded: it may hold a whole page. Nothing secret was said by then. */
    private static String detail(Throwable cause) {
        var text = String.valueOf(cause.getMessage());
        return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
    }

    private OAuth2Options options() {
        var options = new OAuth2Options()
                .setSite(settings.issuer())
                .setClientId(settings.clientId())
                .setJWTOptions(new JWTOptions().setLeeway((int) IdTokenRules.LEEWAY.toSeconds()))
                .setHttpClientOptions(new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MS)
                        .setIdleTimeout((int) deadline.toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.SECONDS));
        options.setJwkMaxAgeInSeconds(KEYS_KEPT_S);
        settings.clientSecret().map(Discovery::formEncoded).ifPresent(options::setClientSecret);
        return options;
    }

    /** Before HTTP's Basic scheme encodes it again: RFC 6749, 2.3.1. The library leaves this out. */
    private static String formEncoded(String secret) {
        return URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("%7E", "~");
    }
}
