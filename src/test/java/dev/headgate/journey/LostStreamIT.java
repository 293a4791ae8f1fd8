package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page whose stream is lost says so within five seconds, can still be used, and heals by itself. */
class LostStreamIT extends BrowserJourney {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";
    private static final double SOON_MS = 5_000;
    /** The longest wait between two attempts, and what an attempt may take. */
    private static final double HEALED_MS = 12_000;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private Network network;

    @BeforeEach
    void aNetworkLiesBetween() {
        network = new Network(GATEWAY);
        expect("net::ERR");
        expect("htmx:sse:error");
        expect("htmx:error");
    }

    @AfterEach
    void itEnds() {
        network.close();
    }

    @Test
    void aStreamThatBreaksIsSaidAndHeals() {
        GATEWAY.edit(PERCENTAGE, 40).send();
        var page = open(network.port(), "/");
        network.cut();
        assertThat(banner(page)).isVisible(within(SOON_MS));
        assertThat(banner(page)).containsText(Pattern.compile("As of \\d\\d:\\d\\d:\\d\\d, reconnecting"));
        keep(page, "stale");
        GATEWAY.edit(PERCENTAGE, 41).send();
        network.restore();
        assertThat(row(page)).containsText("41 %", new ContainsTextOptions().setTimeout(HEALED_MS));
        assertThat(banner(page)).isHidden();
    }

    @Test
    void aStreamThatGoesSilentIsSaidAndHeals() {
        GATEWAY.edit(PERCENTAGE, 50).send();
        var page = open(network.port(), "/");
        network.goSilent();
        assertThat(banner(page)).isVisible(within(SOON_MS));
        GATEWAY.edit(PERCENTAGE, 51).send();
        network.restore();
        assertThat(row(page)).containsText("51 %", new ContainsTextOptions().setTimeout(HEALED_MS));
        assertThat(banner(page)).isHidden();
    }

    @Test
    void whatHasNoRevisionIsNotMissedEither() throws IOException {
        var page = open(network.port(), "/");
        network.cut();
        assertThat(banner(page)).isVisible(within(SOON_MS));
        Files.writeString(GATEWAY.file(), "nonsense: [");
        GATEWAY.post("/api/v1/sources/scan").send();
        network.restore();
        assertThat(page.locator("#attention"))
                .containsText("source failed", new ContainsTextOptions().setTimeout(HEALED_MS));
        Files.writeString(GATEWAY.file(), "{}");
        assertThat(page.locator("#attention .notice")).hasCount(0);
    }

    @Test
    void theKillSwitchWorksWhileTheStreamIsDown() {
        var page = window(Look.DESKTOP.options());
        page.route("**/live/changes", route -> route.abort());
        page.navigate(at(GATEWAY.port(), "/"));
        assertThat(banner(page)).isVisible(within(SOON_MS));
        press(page, "websocket only");
        press(page, "Yes, websocket only");
        assertThat(page.locator("#switch")).containsText("Everything goes to websocket only");
        press(page, "by category");
        press(page, "Yes, by category");
        assertThat(page.locator("#switch")).containsText("It masks nothing now");
    }

    private static Locator banner(Page page) {
        return page.locator(".connection .lost");
    }

    private static Locator row(Page page) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("system"));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .last()
                .click();
    }

    private static IsVisibleOptions within(double ms) {
        return new IsVisibleOptions().setTimeout(ms);
    }
}
