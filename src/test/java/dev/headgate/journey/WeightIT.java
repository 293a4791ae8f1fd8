package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.headgate.web.RunningGateway;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the first page costs somebody who has never been here. */
class WeightIT extends BrowserJourney {
    private static final int MOST = 60 * 1024;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void theFirstPageWithAllThatItLoadsIsUnder60KbAndFromItsOwnOrigin() {
        var responses = new ArrayList<Response>();
        firstPage(responses);
        var bytes = responses.stream()
                .map(response -> response.request().sizes())
                .mapToInt(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
        assertThat(bytes).isPositive().isLessThan(MOST);
        assertThat(responses).allSatisfy(response -> assertThat(response.url()).startsWith(at(GATEWAY.port(), "/")));
    }

    @Test
    void filesAreKeptForeverAndPagesNever() {
        var responses = new ArrayList<Response>();
        firstPage(responses);
        var files = responses.stream()
                .filter(response -> response.url().contains("/assets/"))
                .toList();
        assertThat(files).hasSizeGreaterThan(5).allSatisfy(file -> {
            assertThat(file.url()).containsPattern("/assets/[0-9a-f]{16}/");
            assertThat(file.headerValue("cache-control")).contains("immutable", "max-age=31536000");
        });
        assertThat(files.stream().filter(file -> file.headerValue("content-encoding") != null))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.headerValue("vary")).containsIgnoringCase("accept-encoding"));
        var page = responses.get(0);
        assertThat(page.headerValue("cache-control")).isEqualTo("no-store");
        assertThat(page.headerValue("vary")).isEqualToIgnoringCase("HX-Request, Accept-Encoding");
        assertThat(page.headerValue("content-encoding")).isEqualTo("gzip");
    }

    /** Everything but the stream, which never ends. */
    private void firstPage(List<Response> responses) {
        Page page = window(Look.DESKTOP.options());
        page.onResponse(response -> {
            if (!response.url().endsWith("/live/changes")) {
                responses.add(response);
            }
        });
        page.navigate(at(GATEWAY.port(), "/"));
        page.waitForSelector("html[data-stream=live]");
    }
}
