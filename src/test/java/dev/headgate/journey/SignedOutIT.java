package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session that ended is told apart from a lost connection; what is on the page stays, and nothing is tried again. */
class SignedOutIT extends BrowserJourney {
    private static final String STREAM = "**/live/changes";
    /** Longer than the watchdog waits before it would try again, by the page's clock. */
    private static final int A_WHILE_MS = 10_000;

    /** What is asked for later is also heard of later. */
    private static final String ASK_FOR_SOMETHING_ELSE = "async () => (await fetch('/health/live')).status";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final AtomicInteger refused = new AtomicInteger();

    @BeforeEach
    void theAnswerIs401() {
        refused.set(0);
        expectStatus(401);
        expect("htmx:sse:error");
    }

    @Test
    void aFirstStreamThatIsRefusedLeadsToTheLoginPageAndBack() {
        var page = window(Look.DESKTOP.options());
        page.clock().install();
        page.route(STREAM, this::refuse);
        page.navigate(at(GATEWAY.port(), "/history?before=9"));
        assertSignedOut(page);
        keep(page, "signed-out");
        Assertions.assertThat(link(page).getAttribute("href")).isEqualTo("/login?next=%2Fhistory%3Fbefore%3D9");
        assertNothingIsTriedAgain(page);
    }

    @Test
    void aStreamThatIsRefusedWhenItComesBackIsNotTriedAgain() {
        expect("net::ERR");
        expect("htmx:error");
        try (var network = new Network(GATEWAY)) {
            var page = window(Look.DESKTOP.options());
            page.clock().install();
            page.navigate(at(network.port(), "/"));
            page.waitForSelector("html[data-stream=live]");
            page.route(STREAM, this::refuse);
            network.restore(); // which closes what is open
            assertSignedOut(page);
            assertNothingIsTriedAgain(page);
        }
    }

    @Test
    void aFormThatIsRefusedStaysAsItWasTyped() {
        var page = open(GATEWAY, "/categories/system");
        page.getByLabel("Reason (required)").fill("typed with care");
        page.getByLabel("Percentage of keys that are dual-written", new Page.GetByLabelOptions().setExact(true))
                .fill("7");
        page.route("**/categories/system", this::refuse);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save as revision"))
                .click();
        assertSignedOut(page);
        assertThat(page.getByLabel("Reason (required)")).hasValue("typed with care");
    }

    private void refuse(Route route) {
        refused.incrementAndGet();
        route.fulfill(new Route.FulfillOptions()
                .setStatus(401)
                .setContentType("text/html")
                .setBody("<p id=\"foreign\">Please sign in</p>"));
    }

    private static void assertSignedOut(Page page) {
        assertThat(page.locator(".connection .signed-out")).isVisible();
        assertThat(page.locator(".connection .signed-out")).containsText("Signed out");
        assertThat(link(page)).isVisible();
        assertThat(page.locator(".connection .lost")).isHidden();
        assertThat(page.locator("#foreign")).hasCount(0);
    }

    private void assertNothingIsTriedAgain(Page page) {
        page.clock().runFor(A_WHILE_MS);
        Assertions.assertThat(page.evaluate(ASK_FOR_SOMETHING_ELSE)).isEqualTo(200);
        Assertions.assertThat(refused).hasValue(1);
    }

    private static Locator link(Page page) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in again"));
    }
}
