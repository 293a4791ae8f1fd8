package dev.headgate.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The layers, and the whole document with its origins, searched. */
class SourcesTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    /** The values of the default document, and three of each new category: about a thousand. */
    @BeforeAll
    static void aLargeDocument() throws IOException {
        var categories = IntStream.range(0, 325)
                .mapToObj(number -> "    c" + number + ": {percentage: " + number % 100 + "}\n")
                .collect(Collectors.joining());
        Files.writeString(GATEWAY.file(), "dual_write:\n  categories:\n    system: {percentage: 33}\n" + categories);
        GATEWAY.post("/api/v1/sources/scan").send();
        GATEWAY.edit("/dual_write/categories/system/percentage", 25).send();
    }

    @Test
    void theWholeDocumentIsThereUpToWhatCanBeRead() {
        var page = body("/sources");
        assertThat(page)
                .contains(
                        GATEWAY.values() + " values as of revision", "the first 300 are shown, search to narrow them");
        assertThat(page.split("<tr id=\"value-", -1)).hasSize(301);
    }

    @ParameterizedTest
    @CsvSource({
        "c324, 3",
        "C324+percentage, 1",
        "/dual_write/categories/c32, 18",
        "override, 2", // its layer, or its path,
        "local+system, 1",
        "33+file+c33+%25, 1",
        "realtime+latency+150, 1",
        "by+category, 1"
    })
    void aSearchFindsPathsValuesAndOrigins(String query, int matches) {
        assertThat(body("/sources?q=" + query)).contains(matches + " of " + GATEWAY.values() + " values match");
    }

    @Test
    void aValueShowsWhatItShadows() {
        assertThat(body("/sources?q=override"))
                .contains("25\u00a0%", "33\u00a0%", "dual-write.yaml:3", "100\u00a0%", "href=\"/categories/system\"");
    }

    @Test
    void aSearchThatFindsNothingSaysSo() {
        assertThat(body("/sources?q=%3Cb%3Enothing"))
                .contains("0 of " + GATEWAY.values() + " values match", "No path, value or origin has", "&lt;b>nothing")
                .contains("href=\"/sources#document\"");
    }

    @Test
    void htmxGetsTheDocumentAlone() {
        var fragment = GATEWAY.get("/sources?q=c324").with("HX-Request", "true").send();
        assertThat(fragment.body().toString())
                .startsWith("<div id=\"document\">")
                .doesNotContain("<!doctype");
        assertThat(fragment.header("Vary")).contains("HX-Request");
    }

    @Test
    void aBrokenSourceIsShownWithThePlaceOfItsProblem() throws IOException {
        var good = Files.readString(GATEWAY.file());
        Files.writeString(GATEWAY.file(), good + "    bad: {percentage: 101}\n");
        GATEWAY.post("/api/v1/sources/scan").send();
        var page = body("/sources?q=c324");
        Files.writeString(GATEWAY.file(), good);
        GATEWAY.post("/api/v1/sources/scan").send();
        assertThat(page).contains("dual-write.yaml:329:", "found 101", "3 of " + GATEWAY.values() + " values match");
    }

    private static String body(String path) {
        var page = GATEWAY.get(path).send();
        assertThat(page.status()).isEqualTo(200);
        return page.body().toString();
    }
}
