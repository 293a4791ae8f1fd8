package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void unreadableJsonIsRefusedWithLineAndColumn() {
        var answer = post("{\"patch\": [],\n \"reason\": oops}");

        assertThat(answer.status()).isEqualTo(400);
        var error = answer.json().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getInteger("line")).isEqualTo(2);
        assertThat(error.getString("message")).doesNotContain("Exception", "jackson", "com.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"patch\": [], \"patch\": []}", "{} {}", "\u0000", "{\"reason\": \"a\nb\"}"})
    void whatIsNoSingleJsonValueIsUnreadable(String body) {
        assertThat(post(body).status()).isEqualTo(400);
    }

    @Test
    @Tag("A6")
    void deepJsonIsRefused() {
        var answer = post("{\"reason\": \"deep\", \"patch\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("message"))
                .contains("64");
    }

    @ParameterizedTest
    @MethodSource
    void aMisshapenBodyIsRefusedWhereItIsWrong(String body, String pointer) {
        var answer = post(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly(pointer);
    }

    static Stream<Arguments> aMisshapenBodyIsRefusedWhereItIsWrong() {
        return Stream.of(
                Arguments.of("{\"patch\": [], \"reason\": \"\"}", "/reason"),
                Arguments.of("{\"patch\": [], \"reason\": \"  \"}", "/reason"),
                Arguments.of("{\"patch\": []}", "/reason"),
                Arguments.of("{\"patch\": [], \"reason\": 7}", "/reason"),
                Arguments.of("{\"patch\": [], \"reason\": \"" + "x".repeat(501) + "\"}", "/reason"),
                Arguments.of("{\"reason\": \"r\"}", "/patch"),
                Arguments.of("{\"reason\": \"r\", \"patch\": {}}", "/patch"),
                Arguments.of("{\"reason\": \"r\", \"patch\": [], \"resaon\": \"r\"}", "/resaon"),
                Arguments.of("{\"reason\": \"r\", \"patch\": [7]}", "/patch/0"),
                Arguments.of("{\"reason\": \"r\", \"patch\": [{\"op\": \"move\", \"path\": \"/a\"}]}", "/patch/0/op"),
                Arguments.of(
                        "{\"reason\": \"r\", \"patch\": [{\"op\": \"remove\", \"path\": \"a\"}]}", "/patch/0/path"),
                Arguments.of(
                        "{\"reason\": \"r\", \"patch\": [{\"op\": \"add\", \"path\": \"/a\"}]}", "/patch/0/value"));
    }

    @ParameterizedTest
    @Tag("W4")
    @ValueSource(strings = {"a\\r\\nevent: forged", "a\\u0000b", "a\\nb", "a\\u2028b", "a\\u0085b"})
    void aReasonThatCouldForgeALineIsRefused(String reason) {
        var answer = post("{\"patch\": [], \"reason\": \"" + reason + "\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly("/reason");
    }

    @Test
    void fiveHundredCharactersCountAsPeopleCountThem() {
        assertThat(post("{\"patch\": [], \"reason\": \"" + "🙂".repeat(500) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        assertThat(post("[]").status()).isEqualTo(422);
    }

    @Test
    void tooManyOperationsAreRefused() {
        var operation = "{\"op\": \"test\", \"path\": \"/dual_write/global_override\", \"value\": null}";

        var answer = post("{\"reason\": \"r\", \"patch\": [" + (operation + ",").repeat(1_000) + operation + "]}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly("/patch");
    }

    private static Answer post(String body) {
        return GATEWAY.post("/api/v1/revisions")
                .with("If-Match", "*")
                .with("Content-Type", "application/json")
                .body(body)
                .send();
    }
}
