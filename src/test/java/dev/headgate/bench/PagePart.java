package dev.headgate.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How soon the console's first page begins to come, and whether somebody who types notices that every row repaints. */
final class PagePart implements Part {
    private static final int MANY = 200;
    private static final int ROWS = 1_000;
    private static final int PAGES = 100;
    private static final String NOTE_SLOWEST_KEY = """
            () => {
              window.slowestKey = 0;
              new PerformanceObserver((list) => {
                for (const entry of list.getEntriesByName('keydown')) {
                  window.slowestKey = Math.max(window.slowestKey, entry.duration);
                }
              }).observe({ type: 'event', durationThreshold: 16 });
            }""";

    @Override
    public String name() {
        return "page";
    }

    @Override
    public List<Row> measure(Settings settings) throws Exception {
        var goal = Goal.valueAtMost(50, "≤ 50 ms");
        return List.of(
                Row.alone("console's first page with " + MANY + " categories, first byte, p50 ms", firstByte(settings))
                        .goal(goal),
                Row.alone("key → painted while " + ROWS + " rows repaint, slowest of a round, ms", typing(settings))
                        .goal(Goal.valueAtMost(100, "≤ 100 ms")));
    }

    private static Samples firstByte(Settings settings) throws Exception {
        var medians = new ArrayList<Double>();
        try (var gateway = Gateway.start(settings, List.of(), MANY)) {
            var http = HttpClient.newHttpClient();
            var request = HttpRequest.newBuilder(gateway.at("/"))
                    .header("Accept-Encoding", "gzip")
                    .build();
            for (var round = -1; round < settings.rounds(); round++) { // the first one warms up
                var millis = new ArrayList<Double>();
                for (var page = 0; page < settings.many(PAGES); page++) {
                    var start = System.nanoTime();
                    try (var body =
                            http.send(request, BodyHandlers.ofInputStream()).body()) {
                        millis.add((System.nanoTime() - start) / 1e6);
                        body.readAllBytes();
                    }
                }
                if (round >= 0) {
                    medians.add(new Samples(millis).median());
                }
            }
        }
        return new Samples(medians);
    }

    private static Samples typing(Settings settings) throws IOException {
        var slowest = new ArrayList<Double>();
        try (var gateway = Gateway.start(settings, List.of(), ROWS);
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            var page = page(playwright);
            page.navigate(gateway.at("/").toString());
            page.waitForSelector("html[data-stream=live]");
            page.click("#rows .edit-link >> nth=0");
            page.waitForSelector("form.edit");
            for (var round = -1; round < settings.rounds(); round++) {
                page.evaluate(NOTE_SLOWEST_KEY);
                typeWhileRowsRepaint(gateway, page, 1 + (round + 2) % 50);
                if (round >= 0) {
                    slowest.add(((Number) page.evaluate("() => window.slowestKey")).doubleValue());
                }
            }
        }
        return new Samples(slowest);
    }

    private static void typeWhileRowsRepaint(Gateway gateway, Page page, int percentage) throws IOException {
        gateway.renameAll(percentage);
        page.focus("form.edit input[name=reason]");
        page.fill("form.edit input[name=reason]", "");
        var last = page.locator("#rows .row >> nth=-1");
        var shown = percentage + "\u00a0%";
        while (!last.textContent().contains(shown)) { // what is off screen isn't rendered: it has no inner text
            page.keyboard().type("a");
        }
        page.waitForTimeout(100); // the observer hears of the last key after it was painted
    }

    private static Page page(Playwright playwright) {
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
        return browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
    }
}
