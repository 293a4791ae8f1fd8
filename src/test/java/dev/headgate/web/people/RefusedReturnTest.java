package dev.headgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.access.Team;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes back from the provider and isn't let in: always with words, never with a session, and on the record. */
class RefusedReturnTest {
    @Order(1)
    @RegisterExtension
    static final CrookedProvider PROVIDER = new CrookedProvider();

    @Order(2)
    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.with(PROVIDER.settings());

    private static String admin = "";

    @BeforeAll
    static void thereIsAnAdmin() {
        var fields = Map.of("key", GATEWAY.setUpKey(), "name", "root", "password", Team.PASSWORD);
        admin = Team.cookie(GATEWAY.post("/setup").form(fields).send());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    @Tag("A10")
    void anIdTokenThatDoesNotHoldLetsNobodyIn(BiFunction<CrookedProvider, JsonObject, String> token, String why) {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(token.apply(PROVIDER, PROVIDER.claims(departed.nonce())));
        refused(departed.returns(), 403, why);
    }

    static Stream<Arguments> anIdTokenThatDoesNotHoldLetsNobodyIn() {
        var now = Instant.now().getEpochSecond();
        return Stream.of(
                token((provider, claims) -> provider.key().unsigned(claims), "no signature by the provider"),
                token((provider, claims) -> provider.key().signedByStranger(claims), "no signature by the provider"),
                token((provider, claims) -> provider.key().signedWithPublicKey(claims), "no signature by the provider"),
                token((provider, claims) -> provider.key().tampered(claims), "no signature by the provider"),
                token((provider, claims) -> "not.a.token", "no signature by the provider"),
                changed("aud", "another", "none of its issuer's for this client"),
                changed("aud", JsonArray.of(CrookedProvider.CLIENT, "another"), "it is meant for another client"),
                changed("azp", "another", "none of its issuer's for this client"),
                token((provider, claims) -> provider.signed(without(claims, "aud")), "it is meant for another client"),
                changed("iss", "https://id.example", "none of its issuer's for this client"),
                changed("nonce", "another", "it answers another request"),
                token((provider, claims) -> provider.signed(without(claims, "nonce")), "it answers another request"),
                changed("exp", now - 61, "it has expired, unless the clocks"),
                token((provider, claims) -> provider.signed(without(claims, "exp")), "it has expired"),
                changed("iat", now + 120, "it is from the future: the clocks"),
                changed("nbf", now + 120, "it is from the future: the clocks"),
                changed("exp", "soon", "it has expired"),
                changed("sub", 4711, "it names nobody"));
    }

    @Test
    @Tag("A1")
    void aStateThatWasNotGivenOutIsRefused() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce())));
        refused(departed.returns("state=" + "A".repeat(43) + "&code=a-code"), 400, "wasn't begun in this browser");
    }

    @Test
    @Tag("A1")
    void theReturnOfAnotherBrowserIsRefused() {
        var attacker = Departed.from(GATEWAY, "/");
        var victim = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(attacker.nonce())));
        refused(victim.returns("state=" + attacker.state() + "&code=a-code"), 400, "wasn't begun in this browser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "headgate_oidc=", "headgate_oidc=AAAA", "headgate_oidc=%00", "headgate_oidc=not+base64"})
    void aReturnWithoutARequestOfOursIsRefused(String cookie) {
        var departed = Departed.from(GATEWAY, "/");
        var forged = new Departed(GATEWAY, departed.parameters(), cookie);
        refused(forged.returns(), 400, "wasn't begun in this browser");
    }

    @Test
    void aRequestThatWasChangedIsRefused() {
        var departed = Departed.from(GATEWAY, "/");
        var last = departed.cookie().charAt(departed.cookie().length() - 2);
        var cookie = departed.cookie().substring(0, departed.cookie().length() - 2) + (last == 'A' ? "BA" : "AA");
        var forged = new Departed(GATEWAY, departed.parameters(), cookie);
        refused(forged.returns(), 400, "wasn't begun in this browser");
    }

    @Test
    void aReturnCanNotBeReplayed() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce())));
        assertThat(departed.returns().status()).isEqualTo(303);
        refused(departed.returns(), 400, "is over already");
    }

    @Test
    void somebodyWithoutARoleIsToldWhichClaimGivesOne() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce()).put("groups", JsonArray.of("others"))));
        refused(departed.returns(), 403, "ana is known there, but has no role here");
        assertThat(refusals()).contains("<b>ana</b> <code>GET /login/oidc/callback</code>");
    }

    @Test
    void aNameThatWouldReadAsSomethingElseIsRefused() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce()).put("preferred_username", "headgate")));
        refused(departed.returns(), 403, "this name stands for something else in the history");
    }

    @Test
    void aNameOfAUserWithAPasswordIsRefused() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce()).put("preferred_username", "root")));
        refused(departed.returns(), 403, "There is a user with a password here who is called root");
    }

    @Test
    void anAnswerAboutSomebodyElseIsRefused() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(without(PROVIDER.claims(departed.nonce()), "groups")));
        PROVIDER.willSayOfUser(new JsonObject().put("groups", JsonArray.of("editors")));
        refused(departed.returns(), 403, "speaks of somebody else");
    }

    @Test
    void aCodeThatExpiredIsRefused() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(400, new JsonObject().put("error", "invalid_grant"));
        refused(departed.returns(), 403, "the code has expired or was used already");
    }

    @Test
    void somebodyWhoDeclinedThereIsNotIn() {
        var departed = Departed.from(GATEWAY, "/");
        refused(departed.returns("state=" + departed.state() + "&error=access_denied"), 403, "was declined there");
    }

    @Test
    @Tag("A4")
    void noWordOfAnInventedErrorIsRepeated() {
        var departed = Departed.from(GATEWAY, "/");
        var page = departed.returns("state=" + departed.state() + "&error=Call+0800&error_description=<script>");
        assertThat(page.status()).isEqualTo(502);
        assertThat(text(page)).contains("neither a code nor an error").doesNotContain("0800", "script>");
    }

    @Test
    @Tag("A11")
    void aProviderThatBreaksDownIsNamedWithoutItsWords() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(500, new JsonObject().put("stack", "java.lang.NullPointerException at Provider"));
        var page = departed.returns();
        assertThat(page.status()).isEqualTo(502);
        assertThat(text(page))
                .contains("It did not answer, or not as it should")
                .doesNotContain("NullPointer");
        assertThat(Departed.cookie(page, "headgate")).isEmpty();
    }

    private static void refused(Call.Answer page, int status, String why) {
        assertThat(text(page)).contains(why).contains("href=\"/login\"");
        assertThat(page.status()).isEqualTo(status);
        assertThat(Departed.cookie(page, "headgate")).isEmpty();
        assertThat(refusals()).contains(why);
    }

    /** As an admin sees them. */
    private static String refusals() {
        return text(GATEWAY.get("/access").with("Cookie", admin).send());
    }

    private static String text(Call.Answer answer) {
        return answer.body().toString(StandardCharsets.UTF_8);
    }

    private static Arguments changed(String claim, Object value, String why) {
        return token((provider, claims) -> provider.signed(claims.copy().put(claim, value)), why);
    }

    private static Arguments token(BiFunction<CrookedProvider, JsonObject, String> token, String why) {
        return Arguments.of(token, why);
    }

    private static JsonObject without(JsonObject claims, String claim) {
        var rest = claims.copy();
        rest.remove(claim);
        return rest;
    }
}
