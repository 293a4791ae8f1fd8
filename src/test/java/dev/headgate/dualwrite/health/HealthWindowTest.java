package dev.headgate.dualwrite.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.health.Health.Verdict;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthWindowTest {
    private static final AdapterHealth THRESHOLDS = new AdapterHealth(new BigDecimal("0.05"), 200);

    private long nanos = Long.MAX_VALUE - 1_000;
    private final HealthWindow window = new HealthWindow(() -> nanos);

    @Test
    void nothingIsKnownBelowTwentySamples() {
        record(19, true, 900);
        assertThat(health().verdict()).isEqualTo(Verdict.UNKNOWN);
        record(1, true, 900);
        assertThat(health().verdict()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void withoutSamplesThereAreNoLatencies() {
        assertThat(health().samples()).isZero();
        assertThat(health().errorRate()).isNaN();
        assertThat(health().p95Ms()).isNaN();
    }

    @Test
    void exactlyTheThresholdsIsHealthy() {
        record(95, false, 200);
        record(5, true, 200);
        assertThat(health().verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void oneErrorMoreIsUnhealthy() {
        record(94, false, 10);
        record(6, true, 10);
        assertThat(health().verdict()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void aSlowP95IsUnhealthyAndASlowTwentiethIsNot() {
        record(95, false, 10);
        record(5, false, 900);
        assertThat(health().verdict()).isEqualTo(Verdict.HEALTHY);
        record(1, false, 900);
        assertThat(health().verdict()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void percentilesAreRightToAThousandth() {
        IntStream.rangeClosed(1, 1_000).forEach(ms -> record(1, false, ms));
        var health = health();
        assertThat(health.p50Ms()).isEqualTo(500, within(0.5));
        assertThat(health.p95Ms()).isEqualTo(950, within(0.95));
        assertThat(health.p99Ms()).isEqualTo(990, within(0.99));
    }

    @Test
    void aCallLeavesTheWindowAfterAMinute() {
        record(20, true, 10);
        pass(54);
        assertThat(health().samples()).isEqualTo(20);
        pass(6);
        assertThat(health().samples()).isZero();
    }

    @Test
    void theRateIsByTheSecondsThatWereWatched() {
        for (var i = 0; i < 10; i++) {
            record(50, false, 10);
            pass(1);
        }
        assertThat(health().ratePerS()).isEqualTo(50, within(0.001));
        for (var i = 0; i < 300; i++) {
            record(50, false, 10);
            pass(1);
        }
        assertThat(health().ratePerS()).isEqualTo(50, within(1.0));
    }

    @Test
    void aFirstCallIsNoBurst() {
        record(1, false, 10);
        assertThat(health().ratePerS()).isEqualTo(1.0);
    }

    @Test
    void clearingForgetsTheCallsAndNotTheThresholds() {
        record(50, true, 900);
        window.clear();
        assertThat(health().samples()).isZero();
        record(20, false, 10);
        assertThat(health().verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void aCallThatLastedLongerThanAnythingCountsAsTheLongest() {
        record(20, false, TimeUnit.DAYS.toMillis(1));
        assertThat(health().p50Ms()).isEqualTo(60_000, within(60.0));
    }

    /** Against a list of calls, by the same intervals of five seconds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverComesAndWhenTheWindowHoldsTheLastTwelveIntervals(long seed) {
        var random = new Random(seed);
        var start = nanos;
        var calls = new ArrayDeque<long[]>();
        for (var i = 0; i < 3_000; i++) {
            nanos += random.nextInt(20) == 0
                    ? TimeUnit.SECONDS.toNanos(random.nextInt(90))
                    : TimeUnit.MILLISECONDS.toNanos(random.nextInt(300));
            var error = random.nextInt(10) == 0;
            var ms = random.nextInt(500);
            record(1, error, ms);
            var interval = (nanos - start) / TimeUnit.SECONDS.toNanos(5);
            calls.add(new long[] {interval, error ? 1 : 0});
            calls.removeIf(call -> call[0] <= interval - 12);
            var errors = calls.stream().mapToLong(call -> call[1]).sum();
            assertThat(health().samples()).isEqualTo(calls.size());
            assertThat(health().errorRate()).isEqualTo((double) errors / calls.size(), within(1e-9));
        }
    }

    private Health health() {
        return window.health(THRESHOLDS);
    }

    private void record(int calls, boolean error, long ms) {
        IntStream.range(0, calls).forEach(call -> window.record(error, TimeUnit.MILLISECONDS.toNanos(ms)));
    }

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }
}
