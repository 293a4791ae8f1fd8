package dev.headgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two parsers could read in two ways: 400, and nothing more of that connection is read. */
@Tag("A8")
class MalformedRequestTest {
    private static final String SECOND = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // two lengths
                "POST / HTTP/1.1|Host: localhost|Content-Length: 4|Transfer-Encoding: chunked||0||",
                "POST / HTTP/1.1|Host: localhost|Transfer-Encoding: chunked|Content-Length: 4||0||",
                "POST / HTTP/1.1|Host: localhost|Content-Length: 4|Content-Length: 5||abcde",
                "POST / HTTP/1.1|Host: localhost|Content-Length: 4, 5||abcde",
                "POST / HTTP/1.1|Host: localhost|Content-Length: +4||abcd",
                "POST / HTTP/1.1|Host: localhost|Content-Length: -4||abcd",
                "POST / HTTP/1.1|Host: localhost|Content-Length: 0x4||abcd",
                // encodings whose end nobody knows
                "POST / HTTP/1.1|Host: localhost|Transfer-Encoding: gzip||0||",
                "POST / HTTP/1.1|Host: localhost|Transfer-Encoding: chunked, gzip||0||",
                "POST / HTTP/1.1|Host: localhost|Transfer-Encoding: chunked|Transfer-Encoding: identity||0||",
                "POST / HTTP/1.0|Host: localhost|Transfer-Encoding: chunked||0||",
                "POST / HTTP/1.1|Host: localhost|Transfer-Encoding: \u000bchunked||0||",
                // lines
                "GET / HTTP/1.1\nHost: localhost\n\n",
                "GET / HTTP/1.1|Host: localhost\nX: y||",
                "GET / HTTP/1.1|Host: localhost|X: y\n\n",
                "GET / HTTP/1.1|Host: localhost\rX: y||",
                "GET / HTTP/1.1|Host: localhost| .evil.test||",
                "POST / HTTP/1.1|Host: localhost|Content-Length: 4|\t5||abcde",
                "GET / HTTP/1.1| X: y|Host: localhost||",
                // names and values
                "GET / HTTP/1.1|Host : localhost||",
                "GET / HTTP/1.1|Host\t: localhost||",
                "GET / HTTP/1.1|Host: localhost|no colon||",
                "GET / HTTP/1.1|Host: localhost|: no name||",
                "GET / HTTP/1.1|Host: localhost|Bad(name): x||",
                "GET / HTTP/1.1|Host: localhost|X: a\u0000b||",
                "GET /\u0000 HTTP/1.1|Host: localhost||",
                "GET /a b HTTP/1.1|Host: localhost||",
                // one Host, no more and no less
                "GET / HTTP/1.1||",
                "GET / HTTP/1.1|Host: localhost|Host: localhost||",
                "GET / HTTP/1.1|Host: localhost|Host: evil.test||",
            })
    void isRefusedAndTheConnectionClosed(String request) {
        try (var connection = RawConnection.to(GATEWAY)) {
            var said = connection.say(request.replace("|", "\r\n") + SECOND).untilClosed();

            assertThat(said).matches("(?s)HTTP/1\\.[01] 400 Bad Request\r\n.*").containsOnlyOnce("HTTP/1.");
            assertThat(said).contains("\r\ncontent-type: application/problem+json\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz|", "-1|", "4;x=\n|abcd|0||", "4|abcdX|0||", "4\nabcd|0||", "ffffffffff|"})
    void aChunkThatIsNoneIsRefusedAndTheConnectionClosed(String chunks) {
        var head = "POST /api/v1/revisions HTTP/1.1|Host: localhost|If-Match: *|Content-Type: application/json|"
                + "Transfer-Encoding: chunked||";
        try (var connection = RawConnection.to(GATEWAY)) {
            var said = connection
                    .say((head + chunks).replace("|", "\r\n") + SECOND)
                    .untilClosed();

            assertThat(said).doesNotContain("HTTP/1.1 2");
            assertThat(said).startsWith("HTTP/1.1 400 Bad Request\r\n");
        }
    }

    @Test
    void whatIsNoHttpIsAnsweredAndClosed() {
        try (var connection = RawConnection.to(GATEWAY)) {
            assertThat(connection
                            .say("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n")
                            .untilClosed())
                    .startsWith("HTTP/1.0 400 Bad Request\r\n");
        }
    }

    /** The other of the two ways that RFC 9112 §5.2 allows: a space in place of the fold. */
    @Test
    void aFoldedLineBelongsToItsHeaderAndToNothingElse() {
        try (var connection = RawConnection.to(GATEWAY)) {
            var said = connection
                    .say("GET /health/live HTTP/1.1\r\nX: y\r\n Content-Length: 100\r\nHost: localhost\r\n\r\n")
                    .answer();

            assertThat(said).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void aBodyThatEndsEarlyIsNeverTaken() {
        var before = GATEWAY.etag();
        try (var connection = RawConnection.to(GATEWAY)) {
            connection.say("POST /api/v1/revisions HTTP/1.1\r\nHost: localhost\r\nIf-Match: *\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 4000\r\n\r\n{\"reason\": \"half\"}");
        }
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }
}
