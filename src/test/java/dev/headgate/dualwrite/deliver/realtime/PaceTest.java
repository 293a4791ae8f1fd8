package dev.headgate.dualwrite.deliver.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("E6")
class PaceTest {
    private static final long MILLI = 1_000_000;

    private final AtomicLong now = new AtomicLong(-7);
    private final Pace pace = new Pace(2, now::get);

    @Test
    void noSecondHasMoreThanSoMany() {
        assertThat(reserve()).hasValue(0);
        now.addAndGet(400 * MILLI);
        assertThat(reserve()).hasValue(0);
        assertThat(reserve()).hasValue(600 * MILLI);
        assertThat(reserve()).hasValue(1_000 * MILLI);
        assertThat(reserve()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void nothingIsKeptForWhatWasTurnedAway() {
        for (var i = 0; i < 4; i++) {
            assertThat(reserve()).isPresent();
        }
        assertThat(reserve()).isEmpty();
        now.addAndGet(500 * MILLI);
        assertThat(reserve()).isEmpty();
        now.addAndGet(500 * MILLI);
        assertThat(reserve()).hasValue(1_000 * MILLI);
    }

    @Test
    void aPauseSavesNothingUp() {
        now.addAndGet(60_000 * MILLI);
        assertThat(reserve()).hasValue(0);
        assertThat(reserve()).hasValue(0);
        assertThat(reserve()).hasValue(1_000 * MILLI);
    }

    private OptionalLong reserve() {
        return pace.reserve(1_000 * MILLI);
    }
}
