package dev.headgate.access.oidc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of an ID token whose signature is right: OpenID Connect Core 1.0, 3.1.3.7. The library looks at some of
 * this, too, but takes a token that leaves a claim out.
 */
record IdTokenRules(String issuer, String clientId) {
    /** How far two clocks may differ. */
    static final Duration LEEWAY = Duration.ofMinutes(1);

    /** Why it isn't accepted; empty when it is. */
    Optional<String> problem(JsonObject claims, String nonce, Instant now) {
        if (!(claims.getValue("iss") instanceof String by)
                || !by.replaceFirst("/$", "").equals(issuer)) {
            return Optional.of("its issuer is another one");
        }
        if (!isForUs(claims)) {
            return Optional.of("it is meant for another client");
        }
        if (!nonce.equals(claims.getValue("nonce"))) {
            return Optional.of("it answers another request");
        }
        if (!(claims.getValue("sub") instanceof String sub) || sub.isBlank()) {
            return Optional.of("it names nobody");
        }
        return timeProblem(claims, now);
    }

    private boolean isForUs(JsonObject claims) {
        var audience = claims.getValue("aud") instanceof JsonArray several
                ? several.getList()
                : Optional.ofNullable(claims.getValue("aud")).map(List::of).orElse(List.of());
        var party = Optional.ofNullable(claims.getValue("azp"));
        return audience.contains(clientId)
                && (audience.size() == 1 || party.isPresent())
                && party.map(clientId::equals).orElse(true);
    }

    private static Optional<String> timeProblem(JsonObject claims, Instant now) {
        if (!(claims.getValue("exp") instanceof Number end)
                || end.longValue() <= now.minus(LEEWAY).getEpochSecond()) {
            return Optional.of("it has expired, unless the clocks of the provider and the gateway differ");
        }
        return isLater(claims.getValue("iat"), now) || isLater(claims.getValue("nbf"), now)
                ? Optional.of("it is from the future: the clocks of the provider and the gateway differ")
                : Optional.empty();
    }

    private static boolean isLater(@Nullable Object claim, Instant now) {
        return claim instanceof Number time
                && time.longValue() > now.plus(LEEWAY).getEpochSecond();
    }
}
