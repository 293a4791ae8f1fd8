package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker tried in an afternoon on cookies, tokens, forms and paths. */
class AfternoonTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.withAccess();

    @SuppressWarnings("NullAway.Init")
    private static Team team;

    @BeforeAll
    static void threePeople() {
        team = Team.at(GATEWAY);
    }

    @Test
    @Tag("A1")
    void anotherSiteCanNeitherSignSomebodyInNorUseAnAdminsSession() {
        var form = Map.of("name", "ed", "password", Team.PASSWORD, "role", "admin");
        for (var origin : List.of("https://evil.example", "null", "http://127.0.0.1:1")) {
            var login = team.form("/login", form).with("Origin", origin).send();
            assertThat(login.status()).isEqualTo(403);
            assertThat(login.header("Set-Cookie")).isEmpty();
            var add = team.form("/access/users", Map.of("name", "mallory", "password", Team.PASSWORD, "role", "admin"))
                    .with("Cookie", team.cookieOf("ada"))
                    .with("Origin", origin)
                    .send();
            assertThat(add.status()).isEqualTo(403);
        }
        assertThat(team.get("ada", "/access").send().body().toString()).doesNotContain("mallory</b>");
    }

    @ParameterizedTest
    @Tag("A9")
    @ValueSource(
            strings = {
                "/access/",
                "//access",
                "/ACCESS",
                "/access;x=y",
                "/access%2f",
                "/%61ccess",
                "/login/../access",
                "/login/%2e%2e/access",
                "/login%2f..%2faccess",
                "/assets/../access",
                "/api/v1/../../access",
                "/health/live/../../access",
                "/access?x=/login",
                "/access#/login"
            })
    void noSpellingOfAPathGetsAroundTheGate(String path) {
        for (var caller : List.of("vi", "nobody")) {
            var call = GATEWAY.get(path);
            var answer = (caller.equals("vi") ? call.with("Cookie", team.cookieOf("vi")) : call).send();
            assertThat(answer.status()).as(caller).isIn(303, 401, 403, 404, 400);
            assertThat(answer.body().toString()).doesNotContain("API tokens</h2>");
        }
    }

    @Test
    @Tag("A9")
    void aCategoryThatIsCalledLikeADryRunIsWrittenByEditorsOnly() {
        team.as("ed", HttpMethod.POST, "/api/v1/revisions")
                .with("If-Match", "*")
                .json(RunningGateway.add("/dual_write/categories/preview", new JsonObject().put("percentage", 10)))
                .send();
        var form = Map.of("revision", "2", "base", "{}", "percentage", "99", "reason", "a try", "enabled", "on");
        assertThat(team.as("vi", "/categories/preview", form).send().status()).isEqualTo(403);
        assertThat(team.as("vi", "/categories/preview/preview", form).send().status())
                .isEqualTo(200);
    }

    @Test
    void aKeyOpensOnlyTheDoorThatItIsFor() {
        var session = team.signIn("ada").substring("headgate=".length());
        var token = team.token("afternoon", "editor", "");
        assertThat(GATEWAY.get("/api/v1/config")
                        .with("X-API-Key", session)
                        .send()
                        .status())
                .isEqualTo(401);
        assertThat(GATEWAY.get("/api/v1/config")
                        .with("Cookie", "headgate=" + token)
                        .send()
                        .status())
                .isEqualTo(401);
        for (var query : List.of("?access_token=", "?api_key=", "?X-API-Key=", "?headgate=")) {
            assertThat(GATEWAY.get("/api/v1/config" + query + token).send().status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "GET"})
    void noMethodTellsAStrangerAnything(String method) {
        var answer = GATEWAY.call(HttpMethod.valueOf(method), "/api/v1/config").send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("ETag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"})
    @Tag("A9")
    void aReadStaysARead(String header) {
        var answer = team.get("vi", "/categories/system?percentage=1&reason=x")
                .with(header, "POST")
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(team.get("ada", "/api/v1/revisions?path=/dual_write/categories/system")
                        .send()
                        .json()
                        .getJsonArray("revisions"))
                .isEmpty();
    }

    @Test
    @Tag("A4")
    void whatWasRefusedIsShownInert() {
        team.as("vi", "/<script>alert(1)</script>", Map.of()).send();
        GATEWAY.post("/x'\"><img src=x onerror=alert(1)>".replace(" ", "%20")).send();
        assertThat(team.get("ada", "/access").send().body().toString())
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
    }

    @Test
    void whoeverIsRemovedIsOutAtOnce() {
        team.add("gus", "editor");
        assertThat(team.get("gus", "/api/v1/config").send().status()).isEqualTo(200);
        team.as("ada", "/access/users/gus/remove", Map.of()).send();
        assertThat(team.get("gus", "/api/v1/config").send().status()).isEqualTo(401);
        var back = team.form("/login", Map.of("name", "gus", "password", Team.PASSWORD))
                .send();
        assertThat(back.status()).isEqualTo(401);
    }

    @Test
    void anotherCallersIdempotencyKeyTellsNothing() {
        var token = team.token("keyed", "editor", "/dual_write/categories/debug");
        var edit = RunningGateway.replace("/dual_write/categories/debug/percentage", 42);
        var first = team.as("ed", HttpMethod.POST, "/api/v1/revisions")
                .with("If-Match", "*")
                .with("Idempotency-Key", "k1")
                .json(edit)
                .send();
        assertThat(first.status()).isEqualTo(201);
        var other = GATEWAY.post("/api/v1/revisions")
                .with("X-API-Key", token)
                .with("If-Match", "*")
                .with("Idempotency-Key", "k1")
                .json(edit)
                .send();
        assertThat(other.status()).isEqualTo(422);
    }
}
