package dev.headgate.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as pages show it: narrowed, page by page, and two revisions side by side. */
class HistoryTest {
    private static final String PERFORMANCE = "/dual_write/categories/performance/percentage";
    private static final String SYSTEM = "/dual_write/categories/system/percentage";
    private static final Pattern NUMBER = Pattern.compile("rev-number\" href=\"/history/(\\d+)\"");

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    /** Revisions 2 to 41 of performance, 42 of system, 43 and 44 there and back. */
    @BeforeAll
    static void manyEdits() {
        for (var percentage = 1; percentage <= 40; percentage++) {
            GATEWAY.edit(PERFORMANCE, percentage).send();
        }
        GATEWAY.edit(SYSTEM, 25).send();
        GATEWAY.edit("/dual_write/circuit_breaker_recovery_time_s", 60).send();
        GATEWAY.edit("/dual_write/circuit_breaker_recovery_time_s", 30).send();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"system", "System", "/dual_write/categories/system", "/dual_write/categories/system/percentage"})
    void aPathOrANameNarrowsTheTimeline(String path) {
        assertThat(shown("/history?path=" + path)).containsExactly(42L);
    }

    @Test
    void actorAndOriginNarrowTheTimeline() {
        assertThat(shown("/history?actor=headgate")).containsExactly(1L);
        assertThat(shown("/history?origin=start&actor=headgate&path=")).containsExactly(1L);
        assertThat(shown("/history?path=circuit+breaker&origin=edit")).containsExactly(44L, 43L);
    }

    @Test
    void theNextPageKeepsTheFilter() {
        var first = body("/history?path=performance&origin=edit");
        assertThat(numbers(first)).hasSize(30).startsWith(41L).endsWith(12L);
        assertThat(first).contains("href=\"/history?path=performance&amp;origin=edit&amp;before=12\"");
        assertThat(shown("/history?path=performance&origin=edit&before=12"))
                .hasSize(10)
                .startsWith(11L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path=sistem | did you mean \"system\"?",
                "path=/a~2 | Expected a JSON Pointer, in which ~ is written ~0",
                "actor=a%00b | Expected one line of at most 128 characters.",
                "origin=edits | Expected one of start, edit, restore, source, found \"edits\"."
            })
    void aFilterThatCannotBeUsedIsExplainedAtItsField(String query, String message) {
        var page = GATEWAY.get("/history?" + query).send();
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body().toString()).contains("aria-invalid=\"true\"", "class=\"problem\"", message);
    }

    @Test
    void aFilterThatNothingPassesSaysSoAndCanBeCleared() {
        assertThat(body("/history?actor=nobody"))
                .contains("No revision passes this filter.", "<a href=\"/history\">Clear the filter</a>");
    }

    @Test
    void aComparisonSaysWhatDiffersAndWhoSetItLast() {
        assertThat(text("/history/compare?from=11&to=44"))
                .contains("performance percentage 10 % 40 % local · r41", "system percentage 100 % 25 % local · r42")
                .doesNotContain("recovery time");
    }

    @Test
    void aComparisonReadsFromTheOlderToTheNewer() {
        assertThat(text("/history/compare?from=44&to=11")).contains("value revision 11 revision 44 set by");
    }

    @Test
    void whatWasChangedBackDoesNotDiffer() {
        assertThat(body("/history/compare?from=42&to=44"))
                .contains("Nothing differs")
                .doesNotContain("<table");
        assertThat(body("/history/compare?from=44&to=44")).contains("These are the same revision.");
    }

    @ParameterizedTest
    @CsvSource({
        "from=1&to=99999, 404, There is no revision 99999: the newest one is 44.",
        "from=1, 400, Pick two revisions",
        "from=x&to=2, 400, Pick two revisions"
    })
    void aComparisonWithWhatIsNotThereSaysWhatThereIs(String query, int status, String note) {
        var page = GATEWAY.get("/history/compare?" + query).send();
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.body().toString()).contains(note, "name=\"from\"");
    }

    @Test
    void aRevisionLeadsToItsRestoreAndToComparisons() {
        assertThat(body("/history/42"))
                .contains(
                        "href=\"/history/42/restore\"",
                        "href=\"/history/compare?from=41&amp;to=42\"",
                        "href=\"/history/compare?from=42&amp;to=44\"");
    }

    @Test
    void aCategoryShowsItsOwnHistoryHoweverLongAgoAndLeadsToAllOfIt() {
        assertThat(body("/categories/system"))
                .contains("href=\"/history/42\"", "href=\"/history?path=%2Fdual_write%2Fcategories%2Fsystem\"")
                .doesNotContain("href=\"/history/41\"");
        assertThat(body("/circuit-breaker")).contains("href=\"/history?path=circuit+breaker\"");
    }

    private static List<Long> shown(String path) {
        return numbers(body(path));
    }

    private static List<Long> numbers(String html) {
        return NUMBER.matcher(html)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    private static String text(String path) {
        return body(path).replaceAll("<[^>]*>", " ").replace('\u00a0', ' ').replaceAll("\\s+", " ");
    }

    private static String body(String path) {
        var page = GATEWAY.get(path).send();
        assertThat(page.status()).isEqualTo(200);
        return page.body().toString();
    }
}
