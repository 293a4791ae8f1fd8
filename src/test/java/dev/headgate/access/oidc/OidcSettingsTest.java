package dev.headgate.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.Bootstrap;
import dev.headgate.access.Role;
import dev.headgate.config.Problem;
import dev.headgate.state.StartRefusedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {
    @Test
    void whatIsLeftOutHasItsUsualMeaning() {
        var settings = OidcSettings.of(section()).orElseThrow();
        assertThat(settings.name()).isEqualTo("single sign-on");
        assertThat(settings.scopes()).containsExactly("openid", "profile", "email");
        assertThat(settings.clientSecret()).isEmpty();
        assertThat(settings.mapping().nameClaim()).isEqualTo("preferred_username");
        assertThat(settings.mapping().rolesClaim()).isEqualTo("groups");
        assertThat(settings.mapping().roles())
                .containsOnlyKeys(Role.VIEWER)
                .containsEntry(Role.VIEWER, Set.of("staff"));
    }

    @Test
    void noSectionMeansNoProvider() {
        assertThat(problems(new JsonObject())).isEmpty();
        assertThat(OidcSettings.of(new JsonObject())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.example.com", "https://id.example.com/realms/x/", "http://127.0.0.1:9000"})
    void anIssuerMayBeSecureOrOnThisMachine(String issuer) {
        assertThat(problems(section().put("issuer", issuer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com",
                "id.example.com",
                "https:///x",
                "ftp://127.0.0.1",
                "https://id.example.com?x=y",
                "https://id.example.com#x",
                "https://me:secret@id.example.com",
                "https://id example"
            })
    void anyOtherIssuerIsAProblem(String issuer) {
        assertThat(problems(section().put("issuer", issuer)))
                .singleElement()
                .asString()
                .startsWith(
                        "/oidc/issuer: expected an https address such as https://id.example.com, or an http one on a loopback host,"
                                + " found \"" + issuer);
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        var section = new JsonObject().put("scopes", JsonArray.of("profile")).put("client_secret", "s3cret");
        assertThat(OidcSettings.problems(section, false, host -> false))
                .extracting(Problem::toString)
                .containsExactly(
                        "/oidc/issuer: a provider is of use only with access control: set access.enabled to true",
                        "/oidc/issuer: expected an https address such as https://id.example.com, or an http one on a"
                                + " loopback host, found nothing",
                        "/oidc/client_id: expected the client's id at the provider, found nothing",
                        "/oidc/roles: expected values of the claim groups for at least one of viewer, editor, admin, found"
                                + " none: nobody could come in",
                        "/oidc/scopes: expected openid among them");
    }

    @Test
    void aGatewayThatTrustsAProviderInVainDoesNotStart() {
        var settings = new JsonObject().put("oidc", section());
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> Bootstrap.of(settings))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::toString)
                        .containsExactly("/oidc/issuer: a provider is of use only with access control:"
                                + " set access.enabled to true"));
    }

    @Test
    @Tag("A11")
    void aMistypedSecretIsNotPrinted() {
        var settings = new JsonObject()
                .put("access", new JsonObject().put("enabled", true))
                .put("oidc", section().put("client_secret", 31337));
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> Bootstrap.of(settings))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .startsWith("/oidc/client_secret: expected a text in quotes")
                        .doesNotContain("31337"));
    }

    @Test
    void theSecretReachesTheSettings() {
        var settings = new JsonObject()
                .put("access", new JsonObject().put("enabled", true))
                .put("oidc", section().put("client_secret", "s3cret"));
        assertThat(Bootstrap.of(settings).oidc().flatMap(OidcSettings::clientSecret))
                .contains("s3cret");
    }

    @Test
    @Tag("A11")
    void theSecretIsNotPrinted() {
        assertThat(OidcSettings.of(section().put("client_secret", "s3cret")).toString())
                .doesNotContain("s3cret");
    }

    private static JsonObject section() {
        return new JsonObject()
                .put("issuer", "https://id.example.com/")
                .put("client_id", "headgate")
                .put("roles", new JsonObject().put("viewer", JsonArray.of("staff")));
    }

    private static List<String> problems(JsonObject section) {
        return OidcSettings.problems(section, true, host -> host.equals("127.0.0.1")).stream()
                .map(Problem::toString)
                .toList();
    }
}
