package dev.headgate.access.oidc;

import dev.headgate.access.Role;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which OpenID Connect provider people may come from.
 *
 * @param issuer its address, without a slash at the end
 * @param clientSecret empty for a public client
 * @param name what people call it
 * @param mapping what its claims mean here
 * @param scopes asked for; {@code openid} among them
 */
public record OidcSettings(
        String issuer,
        String clientId,
        Optional<String> clientSecret,
        String name,
        ClaimMapping mapping,
        List<String> scopes) {

    private static final String SECTION = "oidc";
    private static final String ROLES_CLAIM = "groups";
    private static final JsonArray SCOPES = JsonArray.of("openid", "profile", "email");

    public OidcSettings {
        scopes = List.copyOf(scopes);
    }

    /**
     * As the start-up settings say.
     *
     * @param section without {@link #problems}
     * @return empty when the section says nothing
     */
    public static Optional<OidcSettings> of(JsonObject section) {
        return section.isEmpty()
                ? Optional.empty()
                : Optional.of(new OidcSettings(
                        section.getString("issuer").replaceFirst("/$", ""),
                        section.getString("client_id"),
                        Optional.ofNullable(section.getString("client_secret")),
                        section.getString("name", "single sign-on"),
                        new ClaimMapping(
                                section.getString("name_claim", "preferred_username"),
                                section.getString("roles_claim", ROLES_CLAIM),
                                roles(section)),
                        texts(section.getJsonArray("scopes", SCOPES))));
    }

    /**
     * What the schema can't say about the section.
     *
     * @param accessEnabled whether people have to sign in at all
     * @param loopback whether a host's name or address can only mean this machine
     */
    public static List<Problem> problems(JsonObject section, boolean accessEnabled, Predicate<String> loopback) {
        var problems = new ArrayList<Problem>();
        if (section.isEmpty()) {
            return problems;
        }
        if (!accessEnabled) {
            problems.add(
                    problem("issuer", "a provider is of use only with access control: set access.enabled to true"));
        }
        var issuer = section.getString("issuer");
        if (issuer == null || !isTrustworthy(issuer, loopback)) {
            problems.add(Problem.at(
                    Pointer.of(SECTION, "issuer"),
                    "expected an https address such as https://id.example.com, or an http one on a loopback host, found "
                            + shown(issuer),
                    issuer));
        }
        if (!section.containsKey("client_id")) {
            problems.add(problem("client_id", "expected the client's id at the provider, found nothing"));
        }
        if (roles(section).isEmpty()) {
            problems.add(problem(
                    "roles",
                    "expected values of the claim " + section.getString("roles_claim", ROLES_CLAIM)
                            + " for at least one of " + String.join(", ", Role.names())
                            + ", found none: nobody could come in"));
        }
        if (!section.getJsonArray("scopes", SCOPES).contains("openid")) {
            problems.add(problem("scopes", "expected openid among them"));
        }
        return problems;
    }

    /** A query or a fragment would end up in the middle of the addresses that are made from it. */
    private static boolean isTrustworthy(String issuer, Predicate<String> loopback) {
        try {
            var uri = new URI(issuer);
            var host = uri.getHost();
            var plain = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            return host != null
                    && plain
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback.test(host)));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static Map<Role, Set<String>> roles(JsonObject section) {
        var given = section.getJsonObject("roles", new JsonObject());
        var roles = new EnumMap<Role, Set<String>>(Role.class);
        Arrays.stream(Role.values())
                .filter(role ->
                        !given.getJsonArray(role.wire(), new JsonArray()).isEmpty())
                .forEach(role -> roles.put(role, new HashSet<>(texts(given.getJsonArray(role.wire())))));
        return roles;
    }

    private static List<String> texts(JsonArray list) {
        return list.stream().map(String::valueOf).toList();
    }

    private static Problem problem(String setting, String message) {
        return Problem.at(Pointer.of(SECTION, setting), message, null);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "nothing" : Values.show(value);
    }

    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
