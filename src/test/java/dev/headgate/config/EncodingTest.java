package dev.headgate.config;

import static dev.headgate.config.Documents.layer;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void aDocumentReadsBackEqualWithOriginsAndShadows(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 100; i++) {
            var document = Layers.merge(Documents.random(random, "low"), Documents.random(random, "high"));

            assertThat(Encoding.decode(new JsonObject(Encoding.encode(document).encode())))
                    .isEqualTo(document);
        }
    }

    @Test
    void aRevisionReadsBackEqual() {
        var before = layer("low", "{'a':1,'gone':[0.05]}");
        var edited = new Origin.Edited(7, "ana", "a \"reason\"\r\nin two lines\u0000");
        var override = Node.Branch.of("a", new Node.Leaf(null, edited));
        var revision = new Revision(
                7,
                Instant.parse("2026-11-22T10:15:30.123456789Z"),
                "ana",
                edited.reason(),
                Revision.Cause.EDIT,
                Change.between(before, override),
                override);

        assertThat(Encoding.decodeRevision(
                        new JsonObject(Encoding.encode(revision).encode())))
                .isEqualTo(revision);
    }

    /** A section may have keys that the encoding itself uses. */
    @Test
    void keysOfTheEncodingAreKeysLikeAnyOther() {
        var document = layer("low", "{'children':{'value':1,'origin':{'children':2}},'shadows':[]}");

        assertThat(Encoding.decode(Encoding.encode(document))).isEqualTo(document);
    }
}
