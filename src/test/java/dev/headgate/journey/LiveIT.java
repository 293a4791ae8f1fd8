package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.RunningGateway;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The live page, over a gateway that rehearses. */
class LiveIT extends BrowserJourney {
    private static final int MOST = 60 * 1024;

    @RegisterExtension
    static final RunningGateway GATEWAY =
            RunningGateway.with(new JsonObject().put("events", new JsonObject().put("demo", true)));

    @AfterEach
    void reset() {
        GATEWAY.post("/api/v1/adapters/realtime/breaker")
                .json(new JsonObject().put("action", "reset").put("reason", "a new test"))
                .send();
    }

    @Test
    void chartsMoveByThemselvesOnceASecond() {
        var page = open(GATEWAY, "/live");
        assertThat(tile(page, "websocket")).isVisible();
        var before = measured(page);

        page.waitForFunction("before => document.querySelector('[data-as=measured]').dateTime > before", before);

        assertThat(tile(page, "websocket").locator(".chart .data").first())
                .hasAttribute("d", Pattern.compile("M.+L.+"));
    }

    @Test
    void aHiddenPageAsksForNothing() {
        var page = open(GATEWAY, "/live");
        page.clock().install();
        page.reload();
        page.waitForSelector("html[data-stream=live]");
        page.waitForRequest(LiveIT::isForCharts, () -> page.clock().runFor(3_000));
        var asked = new AtomicInteger();
        page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })");
        page.onRequest(request -> asked.addAndGet(isForCharts(request) ? 1 : 0));

        page.clock().runFor(10_000);

        assertThat(asked).hasValue(0);
    }

    private static boolean isForCharts(Request request) {
        return request.url().endsWith("/live/charts");
    }

    @Test
    void somebodyMovesABreakerByHandInTwoSteps() {
        var page = open(GATEWAY, "/live");
        var realtime = tile(page, "realtime");
        realtime.getByText("Move the breaker by hand").click();
        realtime.getByLabel("Reason").fill("the provider is being repaired");
        realtime.getByRole(AriaRole.BUTTON, inside("Force open")).click();

        assertThat(tile(page, "realtime").locator(".pill")).hasText("forced open");
        assertThat(page.locator("#attention")).containsText("realtime breaker forced open");
        assertThat(open(GATEWAY, "/").locator("#attention")).containsText("realtime breaker forced open");
    }

    @Test
    void aBreakersStepReachesPagesThatAreOpen() {
        var overview = open(GATEWAY, "/");
        GATEWAY.post("/api/v1/adapters/realtime/breaker")
                .json(new JsonObject().put("action", "open").put("reason", "maintenance"))
                .send();
        assertThat(overview.locator("#attention")).containsText("realtime breaker forced open");
        assertThat(row(overview, "critical")).containsText("realtime left aside");
        assertThat(overview.locator(".pill.bad")).containsText("forced open");
        keep(overview, "LIVE-overview");
    }

    @Test
    void aReasonThatIsBeingTypedOutlivesTheCharts() {
        var page = open(GATEWAY, "/live");
        var realtime = tile(page, "realtime");
        realtime.getByText("Move the breaker by hand").click();
        realtime.getByLabel("Reason").fill("half a rea");
        var before = measured(page);
        page.waitForFunction("before => document.querySelector('[data-as=measured]').dateTime > before", before);
        assertThat(realtime.getByLabel("Reason")).hasValue("half a rea");
    }

    @Test
    void withoutScriptsTheSameFormWorksAndARefusalKeepsWhatWasTyped() {
        var page = openWithoutScripts(GATEWAY, "/live");
        var realtime = tile(page, "realtime");
        realtime.getByText("Move the breaker by hand").click();
        expectStatus(422);
        realtime.getByRole(AriaRole.BUTTON, inside("Force closed")).click();
        assertThat(tile(page, "realtime").locator(".problem")).hasText("Say why, for whoever reads the history.");
        tile(page, "realtime").getByLabel("Reason").fill("a false alarm");
        tile(page, "realtime")
                .getByRole(AriaRole.BUTTON, inside("Force closed"))
                .click();
        assertThat(tile(page, "realtime").locator(".pill")).hasText(Pattern.compile("forced closed|closed"));
    }

    @Test
    void thePageIsUnder60Kb() {
        var page = GATEWAY.get("/live").with("Accept-Encoding", "gzip").send();
        assertThat(page.body().length()).isLessThan(MOST / 4);
    }

    private static String measured(Page page) {
        return page.locator("[data-as=measured]").getAttribute("datetime");
    }

    private static Locator tile(Page page, String adapter) {
        return page.getByRole(AriaRole.REGION, named(adapter));
    }
}
