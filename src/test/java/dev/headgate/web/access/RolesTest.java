package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may do: everything else is refused before a handler runs, and noted. */
@Tag("A9")
class RolesTest {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.withAccess();

    @SuppressWarnings("NullAway.Init")
    private static Team team;

    @BeforeAll
    static void threePeople() {
        team = Team.at(GATEWAY);
    }

    static Stream<String> writes() {
        return Stream.of(
                "/api/v1/revisions",
                "/api/v1/revisions?dry_run=true",
                "/api/v1/revisions/1/restore",
                "/api/v1/sources/scan",
                "/categories/system",
                "/categories/system/reset",
                "/adapters/realtime",
                "/adapters/realtime/reset",
                "/circuit-breaker",
                "/override",
                "/history/1/undo",
                "/history/1/restore",
                "/sources/scan",
                "/no/such/form");
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aViewerIsRefusedEveryWrite(String path) {
        var before = GATEWAY.get("/health/ready").send();
        var refused = team.as("vi", path, Map.of("reason", "a try", "percentage", "1", "to", "realtime_only"))
                .send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("detail")).isEqualTo("vi is a viewer here; this needs an editor");
        assertThat(before.status()).isEqualTo(200);
        assertThat(revision()).isEqualTo(1);
        assertThat(refusals()).contains("<b>vi</b> <code>POST " + path.replaceFirst("\\?.*", "") + "</code>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"})
    void otherMethodsAreWritesToo(String method) {
        var refused =
                team.as("vi", HttpMethod.valueOf(method), "/api/v1/config").send();
        assertThat(refused.status()).isIn(403, 405);
    }

    @Test
    void aViewerMayAskWhatASaveWouldDoAndIsToldWhyTheyCannotSave() {
        var form = Map.of("revision", "1", "base", "{}", "percentage", "5", "reason", "");
        assertThat(team.as("vi", "/categories/system/preview", form).send().status())
                .isEqualTo(200);
        for (var path : List.of("/", "/categories/system", "/override?to=realtime_only", "/sources")) {
            assertThat(team.get("vi", path).send().body().toString())
                    .as(path)
                    .contains("You are a viewer here: an admin can make you an editor.");
            assertThat(team.get("ed", path).send().body().toString()).doesNotContain("You are a viewer");
        }
    }

    @Test
    void aViewerReadsEverything() {
        for (var path : List.of(
                "/", "/history", "/sources", "/categories/system", "/api/v1/config", "/api/v1/revisions", "/metrics")) {
            assertThat(team.get("vi", path).send().status()).as(path).isEqualTo(200);
        }
    }

    static Stream<String> adminsOnly() {
        return Stream.of(
                "/access/users",
                "/access/users/ed/role",
                "/access/users/ed/password",
                "/access/users/ed/sign-out",
                "/access/users/ed/remove",
                "/access/tokens",
                "/access/tokens/0011223344556677/revoke");
    }

    @ParameterizedTest
    @MethodSource("adminsOnly")
    void onlyAnAdminManagesUsersAndTokens(String path) {
        var refused = team.as("ed", path, Map.of("name", "mallory", "role", "admin", "password", Team.PASSWORD))
                .send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refusals()).contains("<b>ed</b> <code>POST " + path + "</code>");
        assertThat(team.get("ed", "/access").send().status()).isEqualTo(403);
    }

    @Test
    void anEditNamesItsEditor() {
        var edit = team.as("ed", HttpMethod.POST, "/api/v1/revisions?dry_run=true")
                .json(RunningGateway.replace(PERCENTAGE, 5))
                .send();
        assertThat(edit.status()).isEqualTo(200);
        var page = team.get("ed", "/account").send().body().toString();
        assertThat(page).contains("<h1>ed</h1>").contains("signed in as editor");
    }

    @Test
    void aRoleThatIsTakenAwayCountsFromTheNextRequestOn() {
        team.add("tom", "editor");
        assertThat(team.as("ada", "/access/users/tom/role", Map.of("role", "viewer"))
                        .send()
                        .status())
                .isEqualTo(303);
        assertThat(team.as("tom", "/sources/scan", Map.of()).send().status()).isEqualTo(403);
    }

    @Test
    void theLastAdminStays() {
        for (var path : List.of("/access/users/ada/remove", "/access/users/ada/role")) {
            var refused = team.as("ada", path, Map.of("role", "viewer")).send();
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body().toString()).contains("Nobody could manage users any more");
        }
    }

    private static long revision() {
        return team.get("ada", "/api/v1/config").send().json().getLong("revision");
    }

    private static String refusals() {
        return team.get("ada", "/access").send().body().toString();
    }
}
