package dev.headgate.dualwrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
    private static final String[] CATEGORIES = {"critical", "performance", "user_activity", "system", "debug"};

    @ParameterizedTest
    @CsvSource({
        "critical,order-1,10446",
        "critical,order-2,11717",
        "performance,order-1,31103",
        "system,user-42,52547",
        "performance,ключ-✓,28852",
        "critical,'',1138"
    })
    void aKeyFallsIntoTheBucketThatTheContractGives(String category, String key, int bucket) {
        assertThat(Sampling.of(category).bucket(key)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @CsvSource({"ejOoVL,0,0", "SI7p-,2147483647,49999", "6LvT0,-2147483648,50000", "ceQdGm,-1,99999"})
    void hashesAtTheEdgesOfTheirRangeCountAsUnsigned(String key, int hash, int bucket) {
        var bare = Sampling.after("");

        assertThat(bare.hash(key)).isEqualTo(hash);
        assertThat(bare.bucket(key)).isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theHashIsThatOfTheUtf8BytesForAnyText(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++) {
            var start = text(random, 9);
            var key = text(random, 40);
            var bytes = start.concat(key).getBytes(StandardCharsets.UTF_8);

            assertThat(Sampling.after(start).hash(key))
                    .as("seed %d, «%s» after «%s»", seed, key, start)
                    .isEqualTo(MurmurHash3.hash32x86(bytes, 0, bytes.length, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db", "\ud83d\ud83d\ude00", "x\ud83d"})
    void anUnpairedSurrogateCountsAsAQuestionMark(String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);

        assertThat(Sampling.after("").hash(key)).isEqualTo(MurmurHash3.hash32x86(bytes, 0, bytes.length, 0));
    }

    @Test
    void theBucketsOfManyKeysAreSpreadEvenly() {
        for (var category : CATEGORIES) {
            var sampling = Sampling.of(category);
            var lowThird = IntStream.range(0, 100_000)
                    .filter(i -> sampling.bucket("order-" + i) < 33_333)
                    .count();

            assertThat(lowThird / 100_000.0).as(category).isCloseTo(0.33333, within(0.006));
        }
    }

    /** Characters of one to four bytes. The start ends in a whole character, as any category's name does. */
    private static String text(Random random, int longest) {
        var text = new StringBuilder();
        for (var length = random.nextInt(longest); length > 0; length--) {
            var point = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x80);
                case 1 -> 0x80 + random.nextInt(0x780);
                case 2 -> 0x800 + random.nextInt(0xd000);
                default -> 0x10000 + random.nextInt(0x100000);
            };
            text.appendCodePoint(point);
        }
        return text.toString();
    }
}
