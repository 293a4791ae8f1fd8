package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionsTest {
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeAll
    static void fourEditsAfterTheStart() {
        for (var seconds = 31; seconds <= 34; seconds++) {
            GATEWAY.edit(RECOVERY, seconds).send();
        }
    }

    @Test
    void theNewestComeFirst() {
        assertThat(page("")).startsWith(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aPageSaysWhereTheNextOneBegins() {
        var first = GATEWAY.get("/api/v1/revisions?limit=2&before=6").send().json();

        assertThat(first.getLong("next")).isEqualTo(4);
        assertThat(page("?limit=2&before=4")).containsExactly(3L, 2L);
        assertThat(GATEWAY.get("/api/v1/revisions?limit=2&before=2")
                        .send()
                        .json()
                        .getValue("next"))
                .isNull();
    }

    @Test
    void aPageHoldsWholeRevisions() {
        var page = GATEWAY.get("/api/v1/revisions").send().json().getJsonArray("revisions");

        assertThat(page).isNotEmpty().allMatch(revision -> ((JsonObject) revision).containsKey("override"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "limit=", "before=0", "before=1.5"})
    void aParameterThatCannotBeUsedIsNamed(String query) {
        var answer = GATEWAY.get("/api/v1/revisions?" + query).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).startsWith(query.substring(0, query.indexOf('=')) + ": expected");
    }

    @Test
    void aPageCanBeNarrowedByPathActorAndOrigin() {
        assertThat(page("?path=" + RECOVERY)).containsExactly(5L, 4L, 3L, 2L);
        assertThat(page("?path=/dual_write")).containsExactly(5L, 4L, 3L, 2L);
        assertThat(page("?path=/dual_write/categories")).isEmpty();
        assertThat(page("?path=/dual_write/categories&path=" + RECOVERY)).containsExactly(5L, 4L, 3L, 2L);
        assertThat(page("?path=")).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(page("?actor=local&origin=edit")).containsExactly(5L, 4L, 3L, 2L);
        assertThat(page("?actor=nobody")).isEmpty();
        assertThat(page("?origin=start")).containsExactly(1L);
    }

    @Test
    void theNextPageOfANarrowedListBeginsAfterItsLast() {
        var first = GATEWAY.get("/api/v1/revisions?origin=edit&limit=3").send().json();
        var second = GATEWAY.get("/api/v1/revisions?origin=edit&limit=3&before=3")
                .send()
                .json();

        assertThat(first.getLong("next")).isEqualTo(3);
        assertThat(second.getJsonArray("revisions")).hasSize(1);
        assertThat(second.getValue("next")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "path=dual_write, path: expected a JSON Pointer such as /dual_write/categories",
        "path=/a~2, path: expected a JSON Pointer",
        "actor=, actor: expected one line of 1 to 128 characters",
        "actor=a%0Ab, actor: expected one line of 1 to 128 characters",
        "origin=edits, 'origin: expected one of start, edit, restore, source, found \"edits\"'",
        "origin=EDIT, origin: expected one of start"
    })
    void aFilterThatCannotBeUsedIsNamedWithWhatWasExpected(String query, String detail) {
        var answer = GATEWAY.get("/api/v1/revisions?" + query).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).startsWith(detail);
    }

    @Test
    void theFirstRevisionIsTheStart() {
        var answer = GATEWAY.get("/api/v1/revisions/1").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("origin")).isEqualTo("start");
        assertThat(answer.json().getJsonArray("changes")).isEmpty();
    }

    @Test
    void aRevisionHasTheOverrideLayerAfterIt() {
        var override = GATEWAY.get("/api/v1/revisions/3").send().json().getJsonObject("override");

        assertThat(override).isEqualTo(new JsonObject("{\"dual_write\": {\"circuit_breaker_recovery_time_s\": 32}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "999", "x", "-1", "01", "99999999999999999999"})
    void aRevisionThatIsNotThereIsNotFound(String revision) {
        assertThat(GATEWAY.get("/api/v1/revisions/" + revision).send().status()).isEqualTo(404);
    }

    private static List<Long> page(String query) {
        return GATEWAY.get("/api/v1/revisions" + query).send().json().getJsonArray("revisions").stream()
                .map(revision -> ((JsonObject) revision).getLong("revision"))
                .toList();
    }
}
