package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with the past, in a real browser. */
class HistoryIT extends BrowserJourney {
    private static final String PERFORMANCE = "/dual_write/categories/performance/percentage";
    private static final String SYSTEM = "/dual_write/categories/system/percentage";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private long first;
    private long last;

    @BeforeEach
    void threeEditsSinceTheDefaults() {
        GATEWAY.post("/api/v1/revisions/1/restore")
                .with("If-Match", "*")
                .json(new JsonObject().put("reason", "a new test"))
                .send();
        first = GATEWAY.edit(PERFORMANCE, 75).send().json().getLong("revision");
        GATEWAY.edit(SYSTEM, 25).send();
        last = GATEWAY.edit(PERFORMANCE, 10).send().json().getLong("revision");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTimelineIsNarrowedAndItsAddressShared(boolean scripts) {
        var page = open("/history", scripts);
        page.getByLabel("Path, or a name such as a category's").fill("system");
        page.getByLabel("Origin").selectOption("edit");
        page.getByRole(AriaRole.BUTTON, named("Filter")).click();
        assertThat(page.locator(".timeline > li").first()).containsText("system percentage 100 % → 25 %");
        assertThat(page.locator(".timeline")).not().containsText("performance");

        var shared = open(page.url().substring(page.url().indexOf("/history")), scripts);
        assertThat(shared.locator(".timeline > li").first()).containsText("system percentage 100 % → 25 %");
        assertThat(shared.getByLabel("Origin")).hasValue("edit");
        shared.getByRole(AriaRole.LINK, named("Clear")).click();
        assertThat(shared.locator(".timeline > li").first()).containsText("performance");
    }

    @Test
    void aFilterThatCannotBeUsedIsExplainedAtItsField() {
        expectStatus(400);
        var page = open("/history", true);
        page.getByLabel("Path, or a name such as a category's").fill("sistem");
        page.getByRole(AriaRole.BUTTON, named("Filter")).click();
        assertThat(page.getByLabel("Path, or a name such as a category's"))
                .hasAccessibleDescription(Pattern.compile("did you mean \"system\""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoPickedRevisionsAreComparedSideBySide(boolean scripts) {
        var page = open("/history", scripts);
        page.getByLabel("from revision " + first, exactly()).check();
        page.getByLabel("to revision " + last, exactly()).check();
        page.getByRole(AriaRole.BUTTON, named("Compare")).click();
        assertThat(line(page, "percentage").first()).hasText(Pattern.compile("percentage\\s*75.%\\s*10.%\\s*local.*"));
        assertThat(line(page, "percentage").last()).hasText(Pattern.compile("percentage\\s*100.%\\s*25.%\\s*local.*"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRestoreIsSeenBeforeItIsMadeAndCanBeUndone(boolean scripts) {
        var page = open("/history/" + first, scripts);
        page.getByRole(AriaRole.LINK, named("Restore to this revision")).click();
        assertThat(line(page, "percentage").first()).hasText(Pattern.compile("percentage\\s*10.%\\s*75.%\\s*"));
        page.getByLabel("Reason (required)").fill("back to the week before");
        page.getByRole(AriaRole.BUTTON, named("Restore as revision " + (last + 1)))
                .click();
        assertThat(category(page, "performance")).containsText("75 %");
        assertThat(category(page, "system")).containsText("100 %");
        page.getByRole(AriaRole.BUTTON, named("Undo")).click();
        assertThat(category(page, "performance")).containsText("10 %");
        assertThat(category(page, "system")).containsText("25 %");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("C5")
    void aStaleRestoreSaysWhatChangedMeanwhileAndKeepsTheReason(boolean scripts) {
        expectStatus(412);
        var page = open("/history/" + first + "/restore", scripts);
        page.getByLabel("Reason (required)").fill("back to the week before");
        GATEWAY.edit(SYSTEM, 30).send();
        page.getByRole(AriaRole.BUTTON, named("Restore as revision")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody was faster");
        assertThat(page.locator(".meanwhile tbody tr").last())
                .hasText(Pattern.compile("percentage\\s*25.%\\s*30.%\\s*local.*"));
        assertThat(page.getByLabel("Reason (required)")).hasValue("back to the week before");
        page.getByRole(AriaRole.BUTTON, named("Restore as revision " + (last + 2)))
                .click();
        assertThat(category(page, "performance")).containsText("75 %");
    }

    @Test
    void theDocumentIsSearchedAsOneTypesAndStaysTrue() {
        var page = open("/sources", true);
        page.getByLabel("Search the document").pressSequentially("override perf");
        assertThat(page.locator("#matches")).containsText("1 of " + GATEWAY.values() + " values match");
        var chip = page.locator("#document details");
        chip.locator("summary").click();
        assertThat(chip).containsText("50 %");
        GATEWAY.edit(PERFORMANCE, 11).send();
        assertThat(page.locator("#document td.is")).hasText(Pattern.compile("11.%"));
        assertThat(chip.locator(".pop")).isVisible();
        assertThat(chip.locator("summary")).isFocused();
    }

    @Test
    void theDocumentIsSearchedWithoutScripts() {
        var page = open("/sources", false);
        page.getByLabel("Search the document").fill("override perf");
        page.getByRole(AriaRole.BUTTON, named("Search")).click();
        assertThat(page.locator("#matches")).containsText("1 of " + GATEWAY.values() + " values match");
        assertThat(page.locator("#document td.is")).hasText(Pattern.compile("10.%"));
    }

    private Page open(String path, boolean scripts) {
        return scripts ? open(GATEWAY, path) : openWithoutScripts(GATEWAY, path);
    }

    /** The rows of that value in tables. */
    private static Locator line(Page page, String value) {
        return page.locator(".values tbody tr:not(.group)").filter(new Locator.FilterOptions().setHasText(value));
    }

    private static Locator category(Page page, String name) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
