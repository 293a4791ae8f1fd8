package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.headgate.web.RunningGateway;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A real Chromium. Each window is a person of their own, with separate storage. After each test no window may have
 * reported a script's error, a broken policy, or a console error that the test didn't expect.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserJourney {
    /** Debian's; the driver downloads none. */
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final double PATIENCE_MS = 15_000;
    private static final String REPORT_BROKEN_POLICY = "document.addEventListener('securitypolicyviolation', event =>"
            + " console.error('policy broken: ' + event.violatedDirective))";

    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> expected = new CopyOnWriteArrayList<>();
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = launch();

    BrowserJourney() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    @AfterAll
    void quit() {
        playwright.close();
    }

    @AfterEach
    void nothingWasReported() {
        windows.forEach(BrowserContext::close);
        windows.clear();
        complaints.removeIf(complaint -> expected.stream().anyMatch(complaint::contains));
        assertThat(complaints).isEmpty();
        expected.clear();
    }

    /** A window on that page. */
    Page open(RunningGateway gateway, String path) {
        return open(gateway, path, Look.DESKTOP);
    }

    Page open(RunningGateway gateway, String path, Look look) {
        return live(window(look.options()), at(gateway.port(), path));
    }

    /** A window of somebody who is signed in. */
    Page open(RunningGateway gateway, String path, Look look, String cookie) {
        var page = window(look.options());
        var pair = cookie.split("=", 2);
        page.context()
                .addCookies(List.of(new Cookie(pair[0], pair[1])
                        .setUrl(at(gateway.port(), "/"))
                        .setHttpOnly(true)));
        return live(page, at(gateway.port(), path));
    }

    /** A window on a page that has no stream. */
    Page openStill(RunningGateway gateway, String path, Look look) {
        var page = window(look.options());
        page.navigate(at(gateway.port(), path));
        return page;
    }

    /** A window that reaches its gateway through something at that port. */
    Page open(int port, String path) {
        return live(window(Look.DESKTOP.options()), at(port, path));
    }

    Page openWithoutScripts(RunningGateway gateway, String path) {
        var page = window(Look.DESKTOP.options().setJavaScriptEnabled(false));
        page.navigate(at(gateway.port(), path));
        return page;
    }

    /** A window for several tests; whoever takes it closes it. */
    Page lasting(Page page) {
        windows.remove(page.context());
        return page;
    }

    static String at(int port, String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The browser itself reports a refused request as an error; this one is part of the story. */
    void expectStatus(int status) {
        expect("status of " + status);
    }

    /** A complaint of the browser's that holds {@code words} is part of the story. */
    void expect(String words) {
        expected.add(words);
    }

    /** Keeps what can be seen, for whoever wants to look at it. */
    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    private static Page live(Page page, String address) {
        page.navigate(address);
        page.waitForSelector("html[data-stream=live]");
        return page;
    }

    /** A window that has gone nowhere yet. */
    Page window(Browser.NewContextOptions options) {
        var window = browser.newContext(options);
        windows.add(window);
        window.setDefaultTimeout(PATIENCE_MS);
        window.addInitScript(REPORT_BROKEN_POLICY);
        var page = window.newPage();
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private Browser launch() {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /** A category's row on the overview. */
    static Locator row(Page page, String category) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(category).setExact(true));
    }

    /** Opens the form of a category's row. */
    static void edit(Page page, String category) {
        row(page, category).getByRole(AriaRole.LINK, inside("Edit " + category)).click();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
