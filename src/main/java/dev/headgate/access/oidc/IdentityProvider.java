package dev.headgate.access.oidc;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The provider, spoken to. Safe to use from any thread. */
final class IdentityProvider {
    /** For each exchange as a whole. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** What the library says of a code or token that doesn't hold: no fault of the provider. */
    private static final Map<String, String> REFUTED = Map.of(
            "invalid_grant", "the code has expired or was used already",
            "User token is expired.", "its tokens have expired, or its clock differs from the gateway's");

    private final Vertx vertx;
    private final OidcSettings settings;
    private final Discovery discovery;
    private final IdTokenRules rules;
    private final Clock clock;

    IdentityProvider(Vertx vertx, OidcSettings settings, Clock clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.discovery = new Discovery(vertx, settings, DEADLINE, clock);
        this.rules = new IdTokenRules(settings.issuer(), settings.clientId());
        this.clock = clock;
    }

    /** Looks for it, unless it was found or just looked for in vain. */
    Future<OAuth2Auth> reach() {
        return here(discovery.provider());
    }

    /** The page of the provider where somebody signs in. */
    Future<String> page(AuthenticationRequest request, String redirectUri) {
        return reach().map(provider -> provider.authorizeURL(new OAuth2AuthorizationURL()
                .setScopes(settings.scopes())
                .setRedirectUri(redirectUri)
                .setState(request.state())
                .putAdditionalParameter("nonce", request.nonce())
                .setCodeChallenge(request.challenge())
                .setCodeChallengeMethod("S256")));
    }

    /** Redeems the code that answers a request. Fails when the provider doesn't answer, or not as one. */
    Future<Proof> redeem(String code, AuthenticationRequest request, String redirectUri) {
        var credentials = new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setCodeVerifier(request.verifier())
                .setRedirectUri(redirectUri);
        var proof = reach().compose(provider -> provider.authenticate(credentials)
                .compose(user ->
                        signed(provider, user).compose(claims -> judged(provider, user, claims, request.nonce()))));
        return here(proof.timeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)).recover(IdentityProvider::refuted);
    }

    /** The claims of an ID token whose signature is right; a key that isn't known yet may be new at the provider. */
    private static Future<Optional<JsonObject>> signed(OAuth2Auth provider, User user) {
        var claims = Optional.ofNullable(user.attributes().getJsonObject("idToken"));
        var token = user.principal().getString("id_token");
        if (claims.isPresent() || token == null || !user.attributes().containsKey("missing-kid")) {
            return Future.succeededFuture(claims);
        }
        // for a token without a good signature the library asks the provider as for an opaque one, in vain
        return provider.jWKSet()
                .compose(renewed -> provider.authenticate(new TokenCredentials(token))
                        .map(again -> Optional.ofNullable(again.attributes().getJsonObject("accessToken")))
                        .otherwise(Optional.empty()));
    }

    private Future<Proof> judged(OAuth2Auth provider, User user, Optional<JsonObject> claims, String nonce) {
        var problem = claims.isEmpty()
                ? Optional.of("it has no signature by the provider, or is none of its issuer's for this client")
                : rules.problem(claims.get(), nonce, clock.instant());
        return problem.isPresent()
                ? Future.succeededFuture(new Proof.Refuted("its ID token is not accepted: " + problem.get()))
                : completed(provider, user, claims.orElseThrow());
    }

    /** Providers may leave claims to the UserInfo endpoint: OpenID Connect Core 1.0, 5.4. */
    private Future<Proof> completed(OAuth2Auth provider, User user, JsonObject claims) {
        if (settings.mapping().isAnsweredBy(claims)) {
            return Future.succeededFuture(new Proof.Claims(claims));
        }
        return provider.userInfo(user)
                .map(more -> claims.getString("sub").equals(more.getValue("sub"))
                        ? new Proof.Claims(more.copy().mergeIn(claims))
                        : new Proof.Refuted("its UserInfo endpoint speaks of somebody else"));
    }

    private static Future<Proof> refuted(Throwable cause) {
        var said = String.valueOf(cause.getMessage());
        return REFUTED.entrySet().stream()
                .filter(known -> said.startsWith(known.getKey()))
                .findFirst()
                .map(known -> Future.<Proof>succeededFuture(new Proof.Refuted(known.getValue())))
                .orElseGet(() -> Future.failedFuture(cause));
    }

    /** The answer on the caller's event loop: a search may have been begun on another one, and a deadline is on none. */
    private <T> Future<T> here(Future<T> elsewhere) {
        var context = vertx.getOrCreateContext();
        var promise = Promise.<T>promise();
        elsewhere.onComplete(answer -> context.runOnContext(tick -> promise.handle(answer)));
        return promise.future();
    }
}
