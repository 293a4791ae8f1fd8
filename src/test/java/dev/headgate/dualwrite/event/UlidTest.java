package dev.headgate.dualwrite.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UlidTest {
    /** The specification's own example of a timestamp. */
    @Test
    void timeComesFirstInCrockfordsBase32() {
        assertThat(Ulid.of(1469918176385L, 0, 0)).isEqualTo("01ARYZ6S410000000000000000");
    }

    @Test
    void eightyRandomBitsFollow() {
        assertThat(Ulid.of(0, -1, -1)).isEqualTo("0000000000ZZZZZZZZZZZZZZZZ");
    }

    @Test
    void laterIdsSortLater() {
        assertThat(Ulid.of(2_000, 0, 0)).isGreaterThan(Ulid.of(1_999, -1, -1));
    }
}
