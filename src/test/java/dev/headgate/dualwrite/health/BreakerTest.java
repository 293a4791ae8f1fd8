package dev.headgate.dualwrite.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.Sampling;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.health.Health.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final Ward ward = new Ward();

    @Test
    void aClosedBreakerLetsEverythingThrough() {
        assertThat(ward.good(1_000).admitted()).hasSize(1_000);
        assertThat(ward.changes).isEmpty();
    }

    @Test
    void itOpensWhenTheErrorRateExceedsTheFailureThreshold() {
        ward.good(95).bad(5);
        assertThat(ward.phase()).isEqualTo(Phase.CLOSED);
        ward.bad(1);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.why()).isEqualTo("error rate 5.9 % over 5 %");
    }

    @Test
    void itOpensWhenMoreThanATwentiethOfTheCallsIsSlow() {
        ward.good(95).slow(5);
        assertThat(ward.phase()).isEqualTo(Phase.CLOSED);
        ward.slow(1);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.why()).startsWith("p95 ").endsWith(" ms over 400 ms");
    }

    @Test
    void aCallThatTakesExactlyTheSlowestAllowedTimeIsNotSlow() {
        assertThat(ward.calls(100, false, 400).phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void itOpensWhenMoreThanATenthOfWhatCameOutDiffered() {
        ward.good(20).breaker.mismatches(0.10);
        assertThat(ward.phase()).isEqualTo(Phase.CLOSED);
        ward.breaker.mismatches(0.11);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.why()).isEqualTo("mismatch rate 11 % over 10 %");
    }

    @Test
    void whatDifferedKeepsItOpenWhileItStandsInTheLedger() {
        ward.good(20).breaker.mismatches(0.5);
        ward.pass(200);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
        ward.breaker.mismatches(0);
        assertThat(ward.pass(1).phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void nineteenCallsSayNothing() {
        ward.bad(19).breaker.mismatches(1);
        assertThat(ward.phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void goodCallsThatLeaveTheWindowCanOpenIt() {
        ward.good(500).pass(30).bad(20);
        assertThat(ward.phase()).isEqualTo(Phase.CLOSED);
        assertThat(ward.pass(30).phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void anOpenBreakerLetsNothingThroughUntilTheRecoveryTimeIsOver() {
        ward.open().pass(29);
        assertThat(ward.admitted()).isEmpty();
        ward.pass(1);
        assertThat(ward.phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aHalfOpenBreakerLetsFiveProbesThrough() {
        assertThat(ward.halfOpen().breaker.room()).isEqualTo(5);
        ward.leave(5);
        assertThat(ward.admitted()).isEmpty();
        assertThat(ward.phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void itClosesOnlyWhenAllFiveSucceed() {
        ward.halfOpen();
        IntStream.range(0, 4).forEach(i -> ward.probe(false, 10));
        assertThat(ward.phase()).isEqualTo(Phase.HALF_OPEN);
        ward.probe(false, 10);
        assertThat(ward.phase()).isEqualTo(Phase.RESTORING);
        assertThat(ward.why()).isEqualTo("all 5 probes succeeded");
    }

    @Test
    void oneFailedProbeOpensItForAnotherRecoveryTime() {
        ward.halfOpen().probe(false, 10).probe(true, 10);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.pass(29).phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.pass(1).phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aSlowProbeIsNoSuccess() {
        ward.halfOpen().probe(false, 401);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void aCallFromBeforeItOpenedIsNoProbe() {
        ward.halfOpen().leave(1);
        ward.calls(1, true, 40_000);
        assertThat(ward.phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aProbeOfAnEarlierTrialSaysNothingInALaterOne() {
        var trial = ward.halfOpen().leave(2);
        ward.breaker.record(trial, true, 0);
        ward.pass(30).breaker.record(trial, true, 0);
        assertThat(ward.phase()).isEqualTo(Phase.HALF_OPEN);
        ward.breaker.untold(trial);
        assertThat(ward.breaker.room()).isEqualTo(5);
    }

    @Test
    void aProbeThatSaysNothingMakesRoomForAnother() {
        var trial = ward.halfOpen().leave(5);
        ward.breaker.untold(trial);
        assertThat(ward.breaker.room()).isOne();
    }

    @Test
    void aProbeThatEndsWhileBreakersAreDisabledMakesRoomForAnother() {
        var trial = ward.halfOpen().leave(5);
        ward.configure(Ward.settings(false, "0.05", 30, "2.0"));
        ward.breaker.record(trial, false, 0);
        ward.configure(Ward.SETTINGS);
        assertThat(ward.breaker.room()).isOne();
    }

    @Test
    void itRestoresInStepsOfAMinuteEach() {
        ward.restoring().changes.clear();
        for (var share : List.of(10, 25, 50, 100)) {
            assertThat(ward.breaker.state()).isEqualTo(new BreakerState(Phase.RESTORING, share));
            assertThat(ward.admitted().size()).isBetween(share * 9, share * 11);
            ward.good(100).pass(60);
        }
        assertThat(ward.steps()).containsExactly("restoring 25", "restoring 50", "restoring 100", "closed 100");
    }

    @Test
    void aKeyThatIsInAtOneStepIsInAtTheLaterOnes() {
        var before = ward.restoring().admitted();
        for (var step = 0; step < 4; step++) {
            var now = ward.pass(60).admitted();
            assertThat(now).containsAll(before);
            before = now;
        }
        assertThat(before).hasSize(1_000);
    }

    @Test
    void theKeysThatComeBackFirstAreNotThoseThatTheCategoryLetsInFirst() {
        var category = Sampling.of("performance");
        var early = ward.restoring().admitted().stream()
                .filter(key -> category.bucket(key) < Sampling.BUCKETS / 10)
                .count();
        assertThat(early).isLessThan(30);
    }

    @Test
    void whatOpenedItDoesNotOpenItAgain() {
        ward.restoring().good(20).bad(1);
        assertThat(ward.phase()).isEqualTo(Phase.RESTORING);
        assertThat(ward.breaker.health().samples()).isEqualTo(21);
    }

    @Test
    void anAdapterThatFailsWhileItIsRestoredIsLeftAsideAgain() {
        ward.restoring().pass(60).open();
        assertThat(ward.breaker.state()).isEqualTo(new BreakerState(Phase.OPEN, 0));
        ward.pass(30);
        IntStream.range(0, 5).forEach(i -> ward.probe(false, 10));
        assertThat(ward.breaker.state()).isEqualTo(new BreakerState(Phase.RESTORING, 10));
    }

    @Test
    void itTellsOfEveryStepOnce() {
        ward.restoring().pass(300);
        assertThat(ward.steps())
                .containsExactly(
                        "open 0",
                        "half_open 0",
                        "restoring 10",
                        "restoring 25",
                        "restoring 50",
                        "restoring 100",
                        "closed 100");
        IntStream.range(1, ward.changes.size())
                .forEach(i -> assertThat(ward.changes.get(i).from())
                        .isEqualTo(ward.changes.get(i - 1).to()));
    }

    @Test
    void aStepSurvivesTheWire() {
        ward.open();
        var step = ward.changes.get(0);
        assertThat(BreakerChanged.fromJson(step.toJson())).isEqualTo(step);
        assertThat(step.toJson().getJsonObject("to").encode()).isEqualTo("{\"state\":\"open\",\"share\":0}");
    }

    @Test
    void itsHealthIsTheWindowsByTheLiveThresholds() {
        assertThat(ward.good(20).breaker.health().verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(ward.open().breaker.health().verdict()).isEqualTo(Verdict.UNHEALTHY);
    }

    @Test
    void callsThatWereUnderWayWhenItOpenedChangeNothing() {
        ward.open().good(100).bad(100);
        assertThat(ward.changes).hasSize(1);
    }
}
