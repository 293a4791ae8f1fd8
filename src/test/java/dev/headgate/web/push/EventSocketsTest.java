package dev.headgate.web.push;

import static dev.headgate.web.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.websocket.Reader;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.access.Team;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may listen to delivered events at {@code /ws/events}, and to which. */
class EventSocketsTest {
    @RegisterExtension
    static final RunningGateway OPEN = new RunningGateway();

    @RegisterExtension
    static final RunningGateway CLOSED = RunningGateway.withAccess();

    /** Where the readers live: not within the gateway, which would close them and wait for them at once. */
    private static final Vertx ELSEWHERE = Vertx.vertx();

    @SuppressWarnings("NullAway.Init")
    private static Team team;

    @BeforeAll
    static void people() {
        team = Team.at(CLOSED);
    }

    @AfterAll
    static void leave() {
        await(ELSEWHERE.close());
    }

    @Test
    void eventsComeInOrderOfTheCategoriesThatWereAskedFor() {
        var everything = reader(OPEN, "", Map.of());
        var critical = reader(OPEN, "?category=critical", Map.of());
        write(OPEN, "critical", "1");
        write(OPEN, "system", "2");
        write(OPEN, "critical", "3");

        await().untilAsserted(() -> assertThat(everything.says()).containsExactly("1", "2", "3"));
        await().untilAsserted(() -> assertThat(critical.says()).containsExactly("1", "3"));
    }

    @ParameterizedTest
    @Tag("A1")
    @CsvSource({"Origin, http://evil.test", "Origin, null", "Sec-Fetch-Site, cross-site"})
    void aPageOfAnotherSiteIsRefused(String header, String value) {
        assertRefused(OPEN, Map.of(header, value), 403);
    }

    @Test
    @Tag("A2")
    void aForeignHostIsRefused() {
        assertRefused(OPEN, Map.of("Host", "evil.test"), 421);
    }

    @Test
    void aPageOfOurOwnMayListen() {
        var reader = reader(OPEN, "", Map.of("Origin", OPEN.origin(), "Sec-Fetch-Site", "same-origin"));

        assertThat(reader.closeCode()).isZero();
    }

    @Test
    void whoIsNotSignedInIsRefused() {
        assertRefused(CLOSED, Map.of(), 401);
    }

    @Test
    void aViewerMayListenUntilTheirSessionEnds() {
        var cookie = team.signIn("vi");
        var reader = reader(CLOSED, "", Map.of("Cookie", cookie));
        write(CLOSED, "critical", "1");
        await().untilAsserted(() -> assertThat(reader.says()).containsExactly("1"));

        CLOSED.post("/account/sign-out")
                .form(Map.of())
                .with("Cookie", cookie)
                .with("Origin", CLOSED.origin())
                .send();
        await().untilAsserted(() -> assertThat(reader.closeCode()).isEqualTo(1008));
    }

    @Test
    void aTokenHearsOnlyOfWhatIsInItsScope() {
        var token = team.token("pager", "viewer", "/dual_write/categories/critical");
        var everything = reader(CLOSED, "", Map.of("X-API-Key", team.token("all", "viewer", "")));
        var scoped = reader(CLOSED, "", Map.of("Authorization", "Bearer " + token));
        var outside = reader(CLOSED, "?category=system", Map.of("Authorization", "Bearer " + token));
        write(CLOSED, "system", "1");
        write(CLOSED, "critical", "2");

        await().untilAsserted(() -> assertThat(everything.says()).containsExactly("1", "2"));
        await().untilAsserted(() -> assertThat(scoped.says()).containsExactly("2"));
        assertThat(outside.texts()).isEmpty();
    }

    private static void assertRefused(RunningGateway gateway, Map<String, String> headers, int status) {
        assertThatThrownBy(() -> reader(gateway, "", headers))
                .hasRootCauseInstanceOf(UpgradeRejectedException.class)
                .rootCause()
                .hasMessageContaining(String.valueOf(status));
    }

    private static Reader reader(RunningGateway gateway, String query, Map<String, String> headers) {
        var options = new WebSocketConnectOptions()
                .setPort(gateway.port())
                .setAllowOriginHeader(headers.containsKey("Origin"))
                .setURI("/ws/events" + query);
        headers.forEach(options::addHeader);
        return Reader.of(ELSEWHERE, options);
    }

    private static void write(RunningGateway gateway, String category, String says) {
        await(EventWriter.of(gateway.vertx())
                .writeDurably(Event.of("stats", new JsonObject().put("says", says))
                        .withKey("key")
                        .in(category)));
    }
}
