package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequencesTest {
    private final Sequences sequences = new Sequences(41);

    @Test
    void numbersGoOnWithoutAGap() {
        assertThat(sequences.next()).isEqualTo(42);
        assertThat(sequences.next()).isEqualTo(43);
    }

    @Test
    void anEventInMemoryHasToWaitForAReserve() {
        assertThat(sequences.hasReserve(1)).isFalse();

        sequences.reserved(sequences.nextCeiling());

        assertThat(sequences.hasReserve(1)).isTrue();
    }

    @Test
    void theReserveRunsLowBeforeItIsUsedUp() {
        sequences.reserved(sequences.nextCeiling());
        assertThat(sequences.runsLow()).isFalse();

        for (var i = 0; i < Sequences.RESERVE - 1; i++) {
            sequences.next();
        }

        assertThat(sequences.runsLow()).isTrue();
        assertThat(sequences.hasReserve(1)).isTrue();
        sequences.next();
        assertThat(sequences.hasReserve(1)).isFalse();
    }

    @Test
    void aNumberThatWasGivenBackIsTheNextOne() {
        var number = sequences.next();
        sequences.next();

        sequences.giveBack(number);

        assertThat(sequences.next()).isEqualTo(number);
        assertThat(sequences.next()).isEqualTo(44);
    }

    /** It isn't on the disk: after a kill the next start would give it again. */
    @Test
    void aNumberThatWasGivenBackIsNoReserveForEventsInMemory() {
        sequences.giveBack(sequences.next());

        assertThat(sequences.hasReserve(1)).isFalse();
        sequences.reserved(sequences.nextCeiling());
        assertThat(sequences.hasReserve(1)).isTrue();
    }
}
