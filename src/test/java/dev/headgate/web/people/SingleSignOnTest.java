package dev.headgate.web.people;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.access.Team;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** The way to an identity provider and back, with one that says what a test wants. */
class SingleSignOnTest {
    @Order(1)
    @RegisterExtension
    static final CrookedProvider PROVIDER = new CrookedProvider();

    @Order(2)
    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.with(PROVIDER.settings());

    @Test
    void thePageToSignInNamesTheProviderAndKeepsTheWay() {
        var page = GATEWAY.get("/login?next=%2Fhistory%3Fpath%3D%2Fa%26actor%3Dana")
                .send();
        assertThat(page.body().toString(StandardCharsets.UTF_8))
                .contains("Sign in with Crooked &amp; Co")
                .contains("href=\"/login/oidc?next=%2Fhistory%3Fpath%3D%2Fa%26actor%3Dana\"");
    }

    @Test
    void theProviderIsAskedForACodeThatNobodyElseCanUse() throws NoSuchAlgorithmException {
        var departed = Departed.from(GATEWAY, "/");
        assertThat(departed.parameters())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", CrookedProvider.CLIENT)
                .containsEntry("scope", "openid profile email")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + GATEWAY.port() + "/login/oidc/callback")
                .containsEntry("code_challenge_method", "S256");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce())));
        departed.returns();
        var verifier =
                Optional.ofNullable(PROVIDER.redeemed().get("code_verifier")).orElse("");
        var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        assertThat(departed.parameters())
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    @Test
    void theRequestIsKeptWhereNoScriptAndNoOtherSiteCanUseIt() {
        var answer = GATEWAY.get("/login/oidc").send();
        assertThat(answer.headers().getAll("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HTTPOnly", "SameSite=Lax", "Max-Age=600", "Path=/");
    }

    @Test
    void somebodyWhomTheProviderKnowsIsInAndGoesOnToWhereTheyWanted() {
        var departed = Departed.from(GATEWAY, "/history");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce())));
        var back = departed.returns();
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/history");
        var session = Departed.cookie(back, "headgate");
        assertThat(edit(session).json().getString("actor")).isEqualTo("ana");
    }

    @Test
    void nobodyIsSentToAnotherSiteAfterwards() {
        var departed = Departed.from(GATEWAY, "%2F%2Fevil.example");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce())));
        assertThat(departed.returns().header("Location")).isEqualTo("/");
    }

    @Test
    void theTokenOfARotatedKeyIsAccepted() {
        signIn();
        PROVIDER.rotate();
        assertThat(signIn().status()).isEqualTo(303);
    }

    @Test
    void aViewerIsRefusedAnEdit() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce()).put("groups", "viewers")));
        var edit = edit(Departed.cookie(departed.returns(), "headgate"));
        assertThat(edit.status()).isEqualTo(403);
        assertThat(edit.json().getString("detail")).contains("ana is a viewer here; this needs an editor");
    }

    @Test
    void anAdminSeesWhoCameThroughTheProviderAndSignsThemOut() {
        var session = Departed.cookie(signIn(), "headgate");
        var admin = Team.at(GATEWAY);
        assertThat(admin.get("ada", "/access").send().body().toString())
                .contains("<b>ana</b>")
                .contains("by single sign-on");
        admin.as("ada", "/access/users/ana/sign-out", Map.of()).send();
        assertThat(edit(session).status()).isEqualTo(401);
        assertThat(admin.get("ada", "/access").send().body().toString()).doesNotContain("<b>ana</b>");
    }

    @Test
    void claimsThatTheIdTokenLeavesOutAreAskedFor() {
        var departed = Departed.from(GATEWAY, "/");
        var claims = PROVIDER.claims(departed.nonce());
        claims.remove("groups");
        claims.remove("preferred_username");
        PROVIDER.willSay(PROVIDER.signed(claims));
        PROVIDER.willSayOfUser(new JsonObject()
                .put("sub", "4711")
                .put("preferred_username", "ursula")
                .put("groups", JsonArray.of("editors")));
        var edit = edit(Departed.cookie(departed.returns(), "headgate"));
        assertThat(edit.json().getString("actor")).isEqualTo("ursula");
    }

    @Test
    @Tag("A11")
    void noTokenCodeOrSecretIsLoggedWhateverTheProviderDoes() {
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(heard);
        var secrets = new ArrayList<>(List.of("a-code", CrookedProvider.SECRET));
        try {
            var departed = Departed.from(GATEWAY, "/");
            var token = PROVIDER.signed(PROVIDER.claims(departed.nonce()));
            PROVIDER.willSay(500, new JsonObject().put("you sent", "a-code and " + CrookedProvider.SECRET));
            departed.returns();
            secrets.addAll(List.of(departed.state(), departed.nonce(), departed.cookie(), token));
            var other = Departed.from(GATEWAY, "/");
            PROVIDER.willSay(token);
            other.returns();
        } finally {
            root.detachAppender(heard);
        }
        var shown = new StringBuilder();
        heard.list.forEach(event -> shown.append(event.getFormattedMessage())
                .append(event.getKeyValuePairs())
                .append(event.getThrowableProxy()));
        assertThat(shown).contains("did not answer as one");
        assertThat(secrets).allSatisfy(secret -> assertThat(shown).doesNotContain(secret));
    }

    @Test
    @Tag("A7")
    void strangersWithInventedCodesCanNotPileUpAtTheProvider() {
        PROVIDER.willSay(400, new JsonObject().put("error", "invalid_grant"));
        var kept = PROVIDER.hold();
        var returning = Stream.generate(() -> Departed.from(GATEWAY, "/").isReturning())
                .limit(33)
                .toList();
        RunningGateway.await(Future.any(returning));
        var answered = returning.stream().filter(Future::succeeded).toList();
        assertThat(answered).singleElement().satisfies(one -> {
            assertThat(one.result().status()).isEqualTo(503);
            assertThat(one.result().header("Retry-After")).isEqualTo("5");
        });
        kept.complete();
        RunningGateway.await(Future.all(returning));
        assertThat(returning)
                .extracting(one -> one.result().status())
                .containsOnlyOnce(503)
                .contains(403);
    }

    private static Call.Answer signIn() {
        var departed = Departed.from(GATEWAY, "/");
        PROVIDER.willSay(PROVIDER.signed(PROVIDER.claims(departed.nonce())));
        return departed.returns();
    }

    private static Call.Answer edit(String session) {
        return GATEWAY.post("/api/v1/revisions")
                .with("Cookie", session)
                .with("If-Match", "*")
                .json(RunningGateway.replace(
                        "/dual_write/categories/performance/percentage", RunningGateway.anotherPercentage()))
                .send();
    }
}
