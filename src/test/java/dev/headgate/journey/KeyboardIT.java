package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The console by keyboard alone: no test here touches a mouse. */
class KeyboardIT extends BrowserJourney {
    private static final int MOST_STOPS = 120;
    /** An outline, and nothing before it: neither a sticky bar nor the window's edge. */
    private static final String HIDDEN_FOCUS = """
            () => {
              const focused = document.activeElement;
              const shown = focused.matches('input[type=checkbox]') ? focused.closest('label') : focused;
              const box = shown.getBoundingClientRect();
              const above = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              const seen = shown.contains(above) || above?.contains(shown) && !above.matches('.bar, .toast, .connection');
              const outlined = getComputedStyle(focused).outlineStyle !== 'none';
              return seen && outlined ? '' : `${focused.outerHTML} under ${above?.outerHTML.slice(0, 80)}`;
            }""";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void everyValueIsItsDefault() {
        GATEWAY.dropEdits();
    }

    @Test
    void aWholeEditAndItsUndo() {
        var page = open(GATEWAY, "/");
        type(page, "j", "j", "j", "j", "e");
        assertThat(percentage(page)).isFocused();
        page.keyboard().press("Control+A");
        page.keyboard().type("12.5");
        assertThat(page.locator(".preview")).containsText("system 100 % → 12.5 %");
        tabTo(page, page.getByLabel("Reason (required)"));
        page.keyboard().type("canary, by keyboard");
        page.keyboard().press("Enter");
        assertThat(row(page)).containsText("12.5 %");
        assertThat(row(page).getByRole(AriaRole.LINK, inside("Edit system"))).isFocused();
        tabTo(page, page.getByRole(AriaRole.BUTTON, named("Undo")));
        page.keyboard().press("Enter");
        assertThat(row(page)).containsText("100 %");
    }

    @Test
    void theKillSwitchTakesTwoPressesOfEnter() {
        var page = open(GATEWAY, "/");
        tabTo(page, page.getByRole(AriaRole.BUTTON, named("realtime only")));
        page.keyboard().press("Enter");
        assertThat(page.locator("form.confirm").getByLabel("Reason")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#switch")).containsText("Everything goes to realtime only");
        assertThat(page.locator("form.confirm")).hasCount(0);
        assertThat(page.getByRole(AriaRole.BUTTON, named("realtime only"))).isFocused();
    }

    @Test
    void escapeClosesAFormAndGivesTheFocusBack() {
        var page = open(GATEWAY, "/");
        type(page, "j", "e");
        assertThat(percentage(page)).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("form.edit")).hasCount(0);
        assertThat(page.getByRole(AriaRole.LINK, named("Edit critical"))).isFocused();
        tabTo(page, page.getByRole(AriaRole.BUTTON, named("websocket only")));
        page.keyboard().press("Enter");
        assertThat(page.locator("form.confirm").getByLabel("Reason")).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("form.confirm")).hasCount(0);
        assertThat(page.getByRole(AriaRole.BUTTON, named("websocket only"))).isFocused();
    }

    @Test
    void jAndKGoFromRowToRow() {
        var page = open(GATEWAY, "/");
        type(page, "j");
        assertThat(page.getByRole(AriaRole.LINK, exactly("critical"))).isFocused();
        type(page, "j", "j");
        assertThat(page.getByRole(AriaRole.LINK, exactly("user_activity"))).isFocused();
        type(page, "k");
        assertThat(page.getByRole(AriaRole.LINK, exactly("performance"))).isFocused();
    }

    @Test
    void slashGoesToTheFilterWhichNarrowsTheRows() {
        var page = open(GATEWAY, "/");
        type(page, "/");
        page.keyboard().type("sy/j");
        assertThat(page.locator("#filter")).hasValue("sy/j");
        page.locator("#filter").fill("sy");
        assertThat(page.locator("#filtered")).hasText("1 of 5");
        assertThat(row(page)).isVisible();
        assertThat(page.getByRole(AriaRole.GROUP, named("critical"))).isHidden();
        GATEWAY.edit("/dual_write/categories/critical/percentage", 42).send();
        assertThat(page.locator("#recent")).containsText("42 %");
        assertThat(page.getByRole(AriaRole.GROUP, named("critical"))).isHidden();
    }

    @Test
    void theKeysAreExplainedAndCanBeTurnedOff() {
        var page = open(GATEWAY, "/");
        type(page, "?");
        var help = page.getByRole(AriaRole.DIALOG, named("Keys"));
        assertThat(help).containsText("next row");
        tabTo(page, help.getByRole(AriaRole.CHECKBOX));
        page.keyboard().press("Space");
        page.keyboard().press("Escape");
        assertThat(help).isHidden();
        type(page, "j", "?");
        assertThat(help).isHidden();
        page.reload();
        page.waitForSelector("html[data-stream=live]");
        type(page, "?");
        assertThat(help).isHidden();
        page.navigate(at(GATEWAY.port(), "/help"));
        assertThat(page.getByRole(AriaRole.CHECKBOX)).not().isChecked();
        page.getByRole(AriaRole.CHECKBOX).focus();
        page.keyboard().press("Space");
        page.keyboard().press("Shift+Tab");
        type(page, "?");
        assertThat(help).isVisible();
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "PHONE", "ZOOMED"})
    void theFocusIsNeverHidden(Look look) {
        GATEWAY.edit("/dual_write/categories/system/percentage", 33).send();
        var page = open(
                GATEWAY,
                "/?saved=" + GATEWAY.get("/api/v1/config").send().json().getLong("revision"),
                look);
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("() => document.activeElement === document.body"))) {
                return;
            }
            Assertions.assertThat(page.evaluate(HIDDEN_FOCUS)).isEqualTo("");
        }
        Assertions.fail("the page has more than %d stops", MOST_STOPS);
    }

    private static void type(Page page, String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void tabTo(Page page, Locator wanted) {
        for (var stop = 0; stop < MOST_STOPS; stop++) {
            if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static Locator percentage(Page page) {
        return page.getByLabel("Percentage of keys that are dual-written", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator row(Page page) {
        return page.getByRole(AriaRole.GROUP, named("system"));
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return named(name).setExact(true);
    }
}
