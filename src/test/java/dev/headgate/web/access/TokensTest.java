package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.web.Call;
import dev.headgate.web.RunningGateway;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program may do with its token. */
class TokensTest {
    private static final String CATEGORY = "/dual_write/categories/performance";
    private static final String ELSEWHERE = "/dual_write/categories/system/percentage";

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.withAccess();

    @SuppressWarnings("NullAway.Init")
    private static Team team;

    @SuppressWarnings("NullAway.Init")
    private static String everything;

    @SuppressWarnings("NullAway.Init")
    private static String scoped;

    @BeforeAll
    static void tokens() {
        team = Team.at(GATEWAY);
        everything = team.token("reader", "viewer", "");
        scoped = team.token("rollout", "editor", CATEGORY);
    }

    @Test
    void eitherHeaderLetsAProgramIn() {
        assertThat(GATEWAY.get("/api/v1/config")
                        .with("Authorization", "Bearer " + everything)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(get("/api/v1/config", everything).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer ", "Basic YWRhOmFkYQ==", "bearer 0011223344556677_short", "nonsense"})
    void anyOtherTokenIsRefusedEvenBesideASession(String authorization) {
        var refused = team.get("ada", "/api/v1/config")
                .with("Authorization", authorization)
                .send();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(refused.json().getString("detail")).isEqualTo("this token is not known, expired or revoked");
    }

    @Test
    void aProgramWithoutATokenIsNeverRedirected() {
        for (var path : List.of("/api/v1/config", "/api/v1/changes", "/live/changes", "/metrics")) {
            assertThat(GATEWAY.get(path).with("Accept", "*/*").send().status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(GATEWAY.get("/health/ready").send().status()).isEqualTo(200);
    }

    @Test
    void aViewersTokenEditsNothing() {
        assertThat(edit(everything, CATEGORY + "/percentage").status()).isEqualTo(403);
    }

    private static Call event(String token) {
        return GATEWAY.post("/api/v1/events").with("X-API-Key", token).json(new JsonObject().put("type", "stats"));
    }

    @Test
    void onlyAnEditorsTokenWhoseScopeHasEventsSendsThem() {
        assertThat(event(everything).send().status()).isEqualTo(403);
        assertThat(event(scoped).send().status()).isEqualTo(403);
        assertThat(event(team.token("viewing-shop", "viewer", "/events")).send().status())
                .isEqualTo(403);
        assertThat(event(team.token("shop", "editor", "/events")).send().status())
                .isEqualTo(202);
    }

    @Test
    void aTokenForEventsSeesNothingOfTheDocument() {
        var config = get("/api/v1/config", team.token("shop-2", "editor", "/events"));

        assertThat(config.json().getJsonObject("config")).isEmpty();
    }

    @Test
    void aScopedTokenEditsItsPartInItsName() {
        var made = edit(scoped, CATEGORY + "/percentage");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getString("actor")).isEqualTo("token:rollout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/dual_write", "/dual_write/categories", ELSEWHERE, CATEGORY + "x/percentage"})
    void aScopedTokenEditsNothingElse(String path) {
        for (var op : List.of("add", "replace", "remove", "test")) {
            var operation = new JsonObject().put("op", op).put("path", path).put("value", 1);
            var body = new JsonObject().put("patch", List.of(operation)).put("reason", "a try");
            var refused = GATEWAY.post("/api/v1/revisions")
                    .with("X-API-Key", scoped)
                    .with("If-Match", "*")
                    .json(body)
                    .send();
            assertThat(refused.status()).as(op).isEqualTo(403);
        }
    }

    static Stream<String> unscoped() {
        return Stream.of("/api/v1/revisions/1/restore", "/api/v1/sources/scan");
    }

    @ParameterizedTest
    @MethodSource("unscoped")
    void whatTouchesTheWholeDocumentNeedsAWholeToken(String path) {
        var refused = GATEWAY.post(path)
                .with("X-API-Key", scoped)
                .with("If-Match", "*")
                .json(new JsonObject().put("reason", "a try"))
                .send();
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void aScopedTokenSeesNothingElse() {
        team.as("ed", HttpMethod.POST, "/api/v1/revisions")
                .with("If-Match", "*")
                .json(RunningGateway.replace(ELSEWHERE, 77))
                .send();
        for (var path : List.of(
                "/api/v1/config",
                "/api/v1/config?explain=true",
                "/api/v1/revisions?limit=200",
                "/api/v1/config" + CATEGORY)) {
            var seen = get(path, scoped);
            assertThat(seen.status()).as(path).isEqualTo(200);
            assertThat(seen.body().toString()).as(path).contains("percentage").doesNotContain("system");
        }
        assertThat(get("/api/v1/config" + ELSEWHERE, scoped).status()).isEqualTo(404);
        assertThat(get("/api/v1/sources", scoped).status()).isEqualTo(403);
        assertThat(get("/api/v1/route?category=system&key=a", scoped).status()).isEqualTo(403);
        assertThat(get("/api/v1/route?category=performance&key=a", scoped).status())
                .isEqualTo(200);
    }

    @Test
    void aScopedTokenCannotFindOutWhichRevisionsTouchedWhatItCannotSee() {
        team.as("ed", HttpMethod.POST, "/api/v1/revisions")
                .with("If-Match", "*")
                .json(RunningGateway.replace(ELSEWHERE, 66))
                .send();
        var outside = get("/api/v1/revisions?limit=1&path=" + ELSEWHERE, scoped).json();
        assertThat(outside.getJsonArray("revisions")).isEmpty();
        assertThat(outside.getValue("next")).isNull();
        assertThat(get("/api/v1/revisions?path=", scoped).json().getJsonArray("revisions"))
                .allMatch(revision ->
                        !((JsonObject) revision).getJsonArray("changes").isEmpty());
    }

    @Test
    void aScopedStreamCarriesOnlyItsPart() {
        try (var stream = new Lines(GATEWAY, "/api/v1/changes", scoped)) {
            await().until(() -> stream.text().contains("event: snapshot"));
            team.as("ed", HttpMethod.POST, "/api/v1/revisions")
                    .with("If-Match", "*")
                    .json(RunningGateway.replace(ELSEWHERE, 33))
                    .send();
            assertThat(edit(scoped, CATEGORY + "/percentage").status()).isIn(200, 201);
            await().until(() -> stream.text().contains("event: change"));
            assertThat(stream.text()).doesNotContain("system");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/history", "/access", "/account", "/categories/performance", "/live/changes"})
    void tokensAreNotForPages(String path) {
        assertThat(get(path, scoped).status()).isEqualTo(403);
    }

    @Test
    void aRevokedTokenIsOutAtOnceAndItsStreamEnds() {
        var text = team.token("short-lived", "viewer", "");
        try (var stream = new Lines(GATEWAY, "/api/v1/changes", text)) {
            await().until(() -> stream.text().contains("event: snapshot"));
            var page = team.get("ada", "/access").send().body().toString();
            var revoke = Pattern.compile("action=\"(/access/tokens/[0-9a-f]+/revoke)\"><button[^>]*Revoke short-lived")
                    .matcher(page);
            assertThat(revoke.find()).isTrue();
            team.as("ada", revoke.group(1), Map.of()).send();
            assertThat(get("/api/v1/config", text).status()).isEqualTo(401);
            await().atMost(Duration.ofSeconds(15)).until(stream::ended);
            assertThat(get("/api/v1/changes", text).status()).isEqualTo(401);
        }
    }

    @Test
    void theStreamOfASessionThatWasEndedEnds() {
        var cookie = team.signIn("vi");
        try (var stream = new Lines(GATEWAY, "/live/changes", cookie, "Cookie")) {
            await().until(() -> stream.text().contains("data:"));
            team.form("/account/sign-out", Map.of()).with("Cookie", cookie).send();
            await().atMost(Duration.ofSeconds(15)).until(stream::ended);
            assertThat(GATEWAY.get("/live/changes")
                            .with("Cookie", cookie)
                            .send()
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokensNameRoleScopeAndLifeAreChecked() {
        var refused = team.as(
                        "ada",
                        "/access/tokens",
                        Map.of("name", "a b", "role", "admin", "paths", "dual_write\n/ok", "expires", "soon"))
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString())
                .contains("expected a name of 1 to 64 letters")
                .contains("expected viewer or editor")
                .contains("one a line, found dual_write")
                .contains("found soon");
        var twice = team.as("ada", "/access/tokens", Map.of("name", "reader", "role", "viewer"))
                .send();
        assertThat(twice.body().toString()).contains("there is a token of this name");
    }

    @Test
    void theListSaysWhenATokenWasUsedAndNeverItsText() {
        get("/api/v1/config", everything);
        var page = team.get("ada", "/access").send().body().toString();
        assertThat(page).contains("used just now").doesNotContain(everything).doesNotContain(scoped);
    }

    private static Call.Answer get(String path, String token) {
        return GATEWAY.get(path).with("X-API-Key", token).send();
    }

    private static Call.Answer edit(String token, String path) {
        return GATEWAY.post("/api/v1/revisions")
                .with("X-API-Key", token)
                .with("If-Match", "*")
                .json(RunningGateway.replace(path, RunningGateway.anotherPercentage()))
                .send();
    }
}
