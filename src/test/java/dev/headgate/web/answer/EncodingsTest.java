package dev.headgate.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip",
                "x-gzip",
                "br, gzip",
                "gzip;q=0.001",
                "*",
                "identity;q=0.5, *;q=1",
                "deflate, gzip;q=1.0, *;q=0"
            })
    void gzipIsTakenByWhoNamesItOrAnything(String accepted) {
        assertThat(Encodings.takesGzip(accepted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "br", "identity", "gzip;q=0", "gzip; q = 0.000", "*;q=0", "*, gzip;q=0", "gzipped", "deflate"
            })
    void gzipIsNotTakenByOthers(String accepted) {
        assertThat(Encodings.takesGzip(accepted)).isFalse();
    }

    @Test
    void whoSaysNothingGetsItPlain() {
        assertThat(Encodings.takesGzip(null)).isFalse();
    }
}
