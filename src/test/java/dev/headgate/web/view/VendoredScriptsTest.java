package dev.headgate.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts of others are served as they were published: {@code htmx.org} 4.0.1 of the npm registry. */
class VendoredScriptsTest {
    private static final Path WEBROOT = Path.of("webroot");

    @ParameterizedTest
    @CsvSource({
        "htmx.min.js, Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn",
        "hx-sse.min.js, v8HvucQ+ohQhMg0arboXc5049yNR46QKMjphs7YDch+Wm7zpfK5XVS01f26mQDJV"
    })
    void aVendoredScriptIsTheOneThatWasReviewed(String file, String sha384)
            throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-384").digest(Files.readAllBytes(WEBROOT.resolve(file)));
        assertThat(Base64.getEncoder().encodeToString(digest)).isEqualTo(sha384);
        assertThat(WEBROOT.resolve("htmx.LICENSE.txt")).content().startsWith("Zero-Clause BSD");
    }

    @Test
    void whatEveryPageLoadsStaysUnder45KbCompressed() throws IOException {
        var compressed = 0;
        for (var file : List.of(
                "htmx.min.js",
                "hx-sse.min.js",
                "time.js",
                "form.js",
                "session.js",
                "live.js",
                "repaint.js",
                "writes.js",
                "filter.js",
                "keys.js",
                "headgate.css",
                "icon.svg")) {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(Files.readAllBytes(WEBROOT.resolve(file)));
            }
            compressed += bytes.size();
        }
        assertThat(compressed).isLessThan(45 * 1024);
    }
}
