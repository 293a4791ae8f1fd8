package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a form promises before anything is saved, and when somebody else is faster. */
class EditingIT extends BrowserJourney {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";
    private static final double TWO_SECONDS = 2_000;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void everyValueIsItsDefault() {
        GATEWAY.dropEdits();
    }

    @Test
    void presetsFillTheNumberAndTheRangeFollows() {
        var page = open(GATEWAY, "/categories/system");
        var presets = page.locator(".presets button");
        Assertions.assertThat(presets.allInnerTexts()).containsExactly("0", "1", "5", "25", "50", "100");
        presets.nth(3).click();
        assertThat(number(page)).hasValue("25");
        assertThat(range(page)).hasValue("25");
        assertThat(page.locator(".preview"))
                .containsText("system 100 % → 25 %. About three quarters of the keys leave dual write, nobody joins.");
    }

    @Test
    void nothingIsSavedOnDrag() {
        var before = revision();
        var page = open(GATEWAY, "/categories/system");
        var box = range(page).boundingBox();
        page.mouse().move(box.x + box.width - 8, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().up();
        assertThat(number(page)).not().hasValue("100");
        assertThat(page.locator(".preview")).containsText("leave dual write");
        Assertions.assertThat(revision()).isEqualTo(before);
    }

    @Test
    void resetSaysWhatTheValueFallsBackToAndGoesThere() {
        GATEWAY.edit(PERCENTAGE, 25).send();
        var page = open(GATEWAY, "/categories/system");
        assertThat(page.locator("form.edit")).containsText("Reset drops the override: percentage to 100 %");
        page.getByLabel("Reason (required)").fill("no canary any more");
        press(page, "Reset");
        assertThat(page.locator(".saved")).containsText("system percentage 25 % → 100 %");
    }

    @Test
    void theNoticeSaysWhoSetWhatAndWhenAndTheirsCanBeTaken() {
        var page = open(GATEWAY, "/categories/system");
        number(page).fill("90");
        GATEWAY.edit(PERCENTAGE, 25).send();
        assertThat(page.locator(".theirs")).containsText(Pattern.compile("local set percentage to 25.% just now"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Take theirs"))
                .click();
        assertThat(number(page)).hasValue("25");
        assertThat(page.locator(".theirs .notice")).hasCount(0);
    }

    @Test
    void theKillSwitchIsThrownWithinTwoSecondsFromAnyPage() {
        for (var path : new String[] {"/history", "/sources", "/categories/system", "/help"}) {
            var page = open(GATEWAY, path);
            page.setDefaultTimeout(TWO_SECONDS);
            press(page, "realtime only");
            press(page, "Yes, realtime only");
            assertThat(page.locator("#switch")).containsText("Everything goes to realtime only");
            press(page, "by category");
            press(page, "Yes, by category");
            assertThat(page.locator("#switch")).containsText("It masks nothing now");
        }
    }

    /** What changes by itself must not be read out again and again. */
    @Test
    void theAgeOfANoticeIsNotAnnounced() {
        var page = open(GATEWAY, "/categories/system");
        GATEWAY.edit(PERCENTAGE, 25).send();
        assertThat(page.locator(".theirs time")).hasAttribute("aria-live", "off");
        assertThat(page.locator("time[title]:not([aria-live=off])")).hasCount(0);
    }

    private static Locator number(Page page) {
        return page.getByLabel("Percentage of keys that are dual-written", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator range(Page page) {
        return page.getByRole(AriaRole.SLIDER);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static long revision() {
        return GATEWAY.get("/api/v1/config").send().json().getLong("revision");
    }
}
