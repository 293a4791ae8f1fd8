package dev.headgate.access.oidc;

import dev.headgate.access.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's claims about somebody mean here.
 *
 * @param nameClaim what people are called by; {@code email} and then {@code sub} stand in for it
 * @param rolesClaim a text or a list of texts
 * @param roles by values of that claim; the strongest wins
 */
public record ClaimMapping(String nameClaim, String rolesClaim, Map<Role, Set<String>> roles) {
    private static final String EMAIL = "email";

    public ClaimMapping {
        roles = Map.copyOf(roles);
    }

    /** Whether the claims that were asked for are there. */
    boolean isAnsweredBy(JsonObject claims) {
        return claims.containsKey(nameClaim) && claims.containsKey(rolesClaim);
    }

    /** Empty for somebody who isn't called anything. */
    Optional<String> name(JsonObject claims) {
        return Stream.of(nameClaim, EMAIL, "sub")
                .filter(claim -> !claim.equals(EMAIL) || isVerified(claims))
                .flatMap(claim -> texts(claims.getValue(claim)))
                .findFirst();
    }

    /** Empty for somebody who has none. */
    Optional<Role> role(JsonObject claims) {
        var values = texts(claims.getValue(rolesClaim)).collect(Collectors.toSet());
        return Arrays.stream(Role.values())
                .filter(role -> !Collections.disjoint(roles.getOrDefault(role, Set.of()), values))
                .max(Comparator.naturalOrder());
    }

    /** An address that anybody can claim to have must not become a name in the history. */
    private static boolean isVerified(JsonObject claims) {
        return !Boolean.FALSE.equals(claims.getValue("email_verified"));
    }

    private static Stream<String> texts(@Nullable Object claim) {
        var values = claim instanceof JsonArray list ? list.stream() : Stream.ofNullable(claim);
        return values.filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isBlank());
    }
}
