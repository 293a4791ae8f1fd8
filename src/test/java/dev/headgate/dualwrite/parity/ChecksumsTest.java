package dev.headgate.dualwrite.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Data;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
    private static final Checksums PLAIN = Checksums.of(Settings.parity("{}"));
    private static final Checksums KEYED = Checksums.of(Settings.withSecret(TestVector.SECRET));
    private static final Data DATA = Data.of(new JsonObject().put("order", 17));

    @Test
    void theTableOfVectorsHasEveryAlgorithm() {
        assertThat(TestVector.all()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(TestVector.all())
                .extracting(vector -> vector.checksum().algorithm())
                .contains(Algorithm.values());
    }

    @ParameterizedTest
    @MethodSource("dev.headgate.dualwrite.parity.TestVector#all")
    void aVectorOfTheDocumentsHoldsHere(TestVector vector) {
        var data = Data.of(new JsonObject(vector.written()));

        assertThat(data.canonical()).isEqualTo(vector.canonical());
        assertThat(KEYED.compute(vector.checksum().algorithm(), data.canonical()))
                .isEqualTo(vector.checksum());
        assertThat(KEYED.matches(vector.checksum(), data.canonical())).isTrue();
    }

    @Test
    void theVectorsHoldInAnotherLanguage() throws IOException {
        var vectors = TestVector.all();
        var node = new ProcessBuilder("node", "src/test/node/checksums.mjs")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = node.getOutputStream()) {
            in.write(vectors.stream()
                    .map(vector -> new JsonObject()
                                    .put("data", vector.written())
                                    .put(
                                            "algorithm",
                                            vector.checksum().algorithm().wire())
                                    .put("secret", TestVector.SECRET)
                                    .encode()
                            + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8));
        }
        var answers = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(JsonObject::new)
                .toList();

        assertThat(answers)
                .isEqualTo(vectors.stream()
                        .map(vector -> new JsonObject()
                                .put("canonical", vector.canonical())
                                .put("checksum", vector.checksum().value()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "critical,SHA_256",
        "user_activity,SHA_256",
        "performance,CRC32",
        "system,CRC32",
        "debug,CRC32",
        "orders,CRC32"
    })
    void eachCategoryHasItsAlgorithm(String category, Algorithm algorithm) {
        assertThat(PLAIN.compute(category, DATA).algorithm()).isEqualTo(algorithm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"critical", "performance", "orders"})
    void withASecretEveryCategoryHasAnHmac(String category) {
        assertThat(KEYED.compute(category, DATA))
                .isEqualTo(KEYED.compute(Algorithm.HMAC_SHA_256, DATA.canonical()))
                .isNotEqualTo(Checksums.of(Settings.withSecret("another secret, of 16"))
                        .compute(category, DATA));
    }

    @Test
    void oneChangedCharacterMatchesNoMore() {
        for (var algorithm : Algorithm.values()) {
            var checksum = KEYED.compute(algorithm, DATA.canonical());

            assertThat(KEYED.matches(checksum, DATA.canonical())).isTrue();
            assertThat(KEYED.matches(checksum, DATA.canonical().replace("17", "18")))
                    .isFalse();
        }
    }

    @Test
    void aValueOfTheWrongLengthMatchesNothing() {
        var values = List.of("", "a", "44136fa3", "44136FA355B3678A1146AD16F7E8649E94FB4FC21FE77E8310C060F61CAAFF8A");

        assertThat(values)
                .noneMatch(value -> PLAIN.matches(new Checksum(Algorithm.SHA_256, value), Data.EMPTY.canonical()));
    }

    @Test
    void whatWasMadeByTheFormerSecretStillMatchesAfterAnEdit() {
        var before = KEYED.compute("critical", DATA);
        var edited = KEYED.with(Settings.withSecret("another secret, of 16"));
        var unrelated = edited.with(Settings.withSecret("another secret, of 16"));

        assertThat(edited.matches(before, DATA.canonical())).isTrue();
        assertThat(unrelated.matches(before, DATA.canonical())).isTrue();
        assertThat(edited.compute("critical", DATA)).isNotEqualTo(before);
    }

    @Test
    void anHmacWithoutASecretIsNeitherComputedNorMatched() {
        assertThatThrownBy(() -> PLAIN.compute(Algorithm.HMAC_SHA_256, "{}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PLAIN.matches(KEYED.compute("critical", DATA), DATA.canonical()))
                .isFalse();
    }

    @Test
    void theRecordsDontSayTheirSecrets() {
        var webhook = new Parity.Webhook("https://example.com", Optional.of("whsec_hidden"));
        var parity = new Parity(
                Settings.parity("{}").categories(),
                Settings.parity("{}").window(),
                Optional.of("hidden"),
                Optional.of(webhook));

        assertThat(parity.toString()).contains("https://example.com").doesNotContain("hidden");
    }
}
