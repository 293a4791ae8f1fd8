package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions from sign-in to their end. */
class SignInTest {
    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    /** The system's clock, which a test can put forward. */
    private static final Clock CLOCK = ((InstantSource) () -> Instant.now().plus(AHEAD.get())).withZone(ZoneOffset.UTC);

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.with(
            new JsonObject()
                    .put(
                            "access",
                            new JsonObject()
                                    .put("enabled", true)
                                    .put("idle_s", 3_600)
                                    .put("absolute_s", 36_000)),
            CLOCK);

    @SuppressWarnings("NullAway.Init")
    private static Team team;

    @BeforeAll
    static void threePeople() {
        team = Team.at(GATEWAY);
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() {
        var answer = team.form("/login", Map.of("name", "ed", "password", Team.PASSWORD))
                .send();
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContainIgnoringCase("Domain");
    }

    @Test
    @Tag("A10")
    void signingInMakesANewSessionWhateverCookieWasThere() {
        var planted = team.signIn("vi");
        var answer = team.form("/login", Map.of("name", "ed", "password", Team.PASSWORD))
                .with("Cookie", planted)
                .send();
        assertThat(Team.cookie(answer)).isNotEqualTo(planted);
        assertThat(page(planted)).isEqualTo(303); // the old one of this browser has ended
    }

    @Test
    @Tag("A10")
    void tenWrongPasswordsAreEnoughForAWhile() {
        team.add("sam", "viewer");
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(attempt("sam", "not it").status()).isEqualTo(401);
        }
        var refused = attempt("sam", Team.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 900);
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(attempt("ed", Team.PASSWORD).status()).isEqualTo(303); // others are not locked out
    }

    @Test
    @Tag("A10")
    void unknownNamesAreAnsweredAndSlowedDownLikeKnownOnes() {
        var known = attempt("vi", "not it");
        var unknown = attempt("nobody-here", "not it");
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.body().toString().replace("nobody-here", "vi"))
                .isEqualTo(known.body().toString());
        for (var attempt = 1; attempt < 10; attempt++) {
            attempt("nobody-here", "not it");
        }
        assertThat(attempt("nobody-here", "not it").status()).isEqualTo(429);
    }

    @Test
    void aSessionEndsWhenItIsIdleOrOld() {
        var cookie = team.signIn("ed");
        AHEAD.set(Duration.ofMinutes(50));
        assertThat(page(cookie)).isEqualTo(200);
        AHEAD.set(Duration.ofMinutes(100)); // 50 min after its last use
        assertThat(page(cookie)).isEqualTo(200);
        AHEAD.set(Duration.ofMinutes(165));
        assertThat(page(cookie)).isEqualTo(303);
        AHEAD.set(Duration.ZERO);
        var used = team.signIn("ed");
        for (var minutes = 50; minutes < 600; minutes += 50) {
            AHEAD.set(Duration.ofMinutes(minutes));
            assertThat(page(used)).isEqualTo(200);
        }
        AHEAD.set(Duration.ofHours(10));
        assertThat(page(used)).isEqualTo(303);
        AHEAD.set(Duration.ZERO);
    }

    @Test
    void signingOutEndsThisSessionAndEverywhereEndsAll() {
        team.add("pat", "editor");
        var here = team.signIn("pat");
        var there = team.signIn("pat");
        var out = team.form("/account/sign-out", Map.of()).with("Cookie", here).send();
        assertThat(out.header("Location")).isEqualTo("/login");
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(page(here)).isEqualTo(303);
        assertThat(page(there)).isEqualTo(200);
        team.as("pat", "/account/sign-out-everywhere", Map.of()).send();
        assertThat(page(there)).isEqualTo(303);
    }

    @Test
    void aChangedPasswordEndsEverySessionAndTheOldOneIsWorthNothing() {
        team.add("kim", "editor");
        var changed = team.as(
                        "kim",
                        "/account/password",
                        Map.of("current", Team.PASSWORD, "password", "another horse, another battery"))
                .send();
        assertThat(changed.header("Location")).isEqualTo("/login");
        assertThat(page(team.cookieOf("kim"))).isEqualTo(303);
        assertThat(attempt("kim", Team.PASSWORD).status()).isEqualTo(401);
        assertThat(attempt("kim", "another horse, another battery").status()).isEqualTo(303);
    }

    @Test
    void anOpenScreenIsNotEnoughToChangeThePassword() {
        var refused = team.as("ed", "/account/password", Map.of("current", "a guess", "password", Team.PASSWORD))
                .send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().toString()).contains("This is not your current password.");
    }

    @ParameterizedTest
    @CsvSource({
        "/history?before=7, /history?before=7",
        "//evil.example, /",
        "/\\evil.example, /",
        "https://evil.example/, /",
        "javascript:alert(1), /",
        "'/%0d%0aSet-Cookie: a=b', '/'",
    })
    void afterSigningInOneStaysOnThisSite(String next, String expected) {
        var answer = team.form("/login", Map.of("name", "ed", "password", Team.PASSWORD, "next", next))
                .send();
        assertThat(answer.header("Location")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headgate=",
                "headgate=0000000000000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "headgate=' OR 1=1 --",
                "headgate=../../data",
                "headgate=null"
            })
    void aCookieThatWasNeverGivenOutIsNone(String cookie) {
        assertThat(page(cookie)).isEqualTo(303);
    }

    @Test
    void theIdOfASessionIsNotEnough() {
        var cookie = team.signIn("ed");
        var forged = cookie.substring(0, cookie.indexOf('_') + 1) + "A".repeat(43);
        assertThat(page(forged)).isEqualTo(303);
        assertThat(page(cookie)).isEqualTo(200);
    }

    private static int page(String cookie) {
        return GATEWAY.get("/history")
                .with("Accept", "text/html")
                .with("Cookie", cookie)
                .send()
                .status();
    }

    private static Answer attempt(String name, String password) {
        return team.form("/login", Map.of("name", name, "password", password)).send();
    }
}
