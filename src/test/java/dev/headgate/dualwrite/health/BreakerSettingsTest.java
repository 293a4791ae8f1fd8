package dev.headgate.dualwrite.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Live edits in each state, and an operator's hand. */
class BreakerSettingsTest {
    private final Ward ward = new Ward();

    @Test
    void aLowerFailureThresholdOpensItAtOnce() {
        ward.good(97).bad(3).configure(Ward.settings(true, "0.02", 30, "2.0"));
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void aHigherFailureThresholdIsInForceForTheNextCall() {
        ward.configure(Ward.settings(true, "0.5", 30, "2.0"));
        assertThat(ward.good(60).bad(40).phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void aLowerLatencyThresholdOpensItAtOnce() {
        ward.calls(100, false, 150).breaker.configure(new AdapterHealth(new BigDecimal("0.05"), 50), Ward.SETTINGS);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void aLatencyMultiplierIsOfTheThreshold() {
        ward.configure(Ward.settings(true, "0.05", 30, "3.0"));
        assertThat(ward.slow(100).phase()).isEqualTo(Phase.CLOSED);
        assertThat(ward.calls(100, false, 610).phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void aShorterRecoveryTimeCountsFromWhenItOpened() {
        ward.open().pass(8).configure(Ward.settings(true, "0.05", 10, "2.0"));
        assertThat(ward.pass(1).phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.pass(1).phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aRecoveryTimeThatIsOverAlreadyHalfOpensItAtOnce() {
        ward.open().pass(8).configure(Ward.settings(true, "0.05", 0, "2.0"));
        assertThat(ward.phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aLongerRecoveryTimeCountsFromWhenItOpened() {
        ward.open().pass(29).configure(Ward.settings(true, "0.05", 60, "2.0"));
        assertThat(ward.pass(30).phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.pass(1).phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void whatAProbeMayTakeIsByTheSettingsOfItsEnd() {
        ward.halfOpen().configure(Ward.settings(true, "0.05", 30, "3.0"));
        assertThat(ward.probe(false, 500).phase()).isEqualTo(Phase.HALF_OPEN);
        ward.configure(Ward.SETTINGS);
        assertThat(ward.probe(false, 500).phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void anEditWhileHalfOpenForgetsNoProbe() {
        ward.halfOpen().probe(false, 10).probe(false, 10).probe(false, 10);
        ward.configure(Ward.settings(true, "0.1", 20, "4.0"));
        assertThat(ward.probe(false, 10).probe(false, 10).phase()).isEqualTo(Phase.RESTORING);
    }

    @Test
    void anEditWhileItRestoresForgetsNoStep() {
        ward.restoring().pass(70).configure(Ward.settings(true, "0.1", 20, "4.0"));
        assertThat(ward.breaker.state()).isEqualTo(new BreakerState(Phase.RESTORING, 25));
        assertThat(ward.pass(50).breaker.state().share()).isEqualTo(50);
    }

    @Test
    void aDisabledBreakerLetsEverythingThroughAndResumesWhereItWas() {
        ward.open().pass(5).configure(Ward.settings(false, "0.05", 30, "2.0"));
        assertThat(ward.phase()).isEqualTo(Phase.DISABLED);
        assertThat(ward.bad(100).admitted()).hasSize(1_000);
        ward.pass(5).configure(Ward.SETTINGS);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.pass(20).phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aRecoveryTimeThatIsEditedWhileDisabledIsInForceAfterwards() {
        ward.open().configure(Ward.settings(false, "0.05", 30, "2.0"));
        ward.configure(Ward.settings(false, "0.05", 300, "2.0"));
        ward.configure(Ward.settings(true, "0.05", 300, "2.0"));
        assertThat(ward.pass(299).phase()).isEqualTo(Phase.OPEN);
        assertThat(ward.pass(1).phase()).isEqualTo(Phase.HALF_OPEN);
    }

    @Test
    void aRestorationThatWasDisabledStartsItsStepAnew() {
        ward.restoring().pass(70).configure(Ward.settings(false, "0.05", 30, "2.0"));
        ward.pass(500).configure(Ward.SETTINGS);
        assertThat(ward.pass(59).breaker.state().share()).isEqualTo(25);
        assertThat(ward.pass(1).breaker.state().share()).isEqualTo(50);
    }

    @Test
    void aBreakerThatWasDisabledJudgesWhatItSawMeanwhile() {
        ward.configure(Ward.settings(false, "0.05", 30, "2.0"));
        assertThat(ward.bad(100).phase()).isEqualTo(Phase.DISABLED);
        ward.configure(Ward.SETTINGS);
        assertThat(ward.phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void whatSomebodyOpenedStaysOpen() {
        ward.breaker.forceOpen("ana: maintenance");
        assertThat(ward.good(100).pass(500).phase()).isEqualTo(Phase.FORCED_OPEN);
        assertThat(ward.admitted()).isEmpty();
        assertThat(ward.why()).isEqualTo("ana: maintenance");
    }

    @Test
    void whatSomebodyClosedStaysClosed() {
        ward.open().breaker.forceClosed("ana: false alarm");
        ward.bad(100).breaker.mismatches(1);
        assertThat(ward.pass(100).phase()).isEqualTo(Phase.FORCED_CLOSED);
        assertThat(ward.admitted()).hasSize(1_000);
    }

    @Test
    void aHandIsStrongerThanASetting() {
        ward.breaker.forceOpen("ana");
        ward.configure(Ward.settings(false, "0.05", 30, "2.0"));
        assertThat(ward.phase()).isEqualTo(Phase.FORCED_OPEN);
        ward.breaker.reset("ana");
        assertThat(ward.phase()).isEqualTo(Phase.DISABLED);
    }

    @Test
    void aResetClosesItAndForgetsWhatOpenedIt() {
        ward.open().breaker.reset("ana: repaired");
        assertThat(ward.good(20).bad(1).phase()).isEqualTo(Phase.CLOSED);
        assertThat(ward.admitted()).hasSize(1_000);
    }

    @Test
    void aHandMovesItFromAnyState() {
        IntStream.range(0, 3).forEach(round -> {
            ward.breaker.forceOpen("ana");
            ward.breaker.forceOpen("bo");
            ward.breaker.forceClosed("ana");
            ward.breaker.reset("ana");
            ward.restoring().breaker.forceOpen("ana");
            ward.breaker.reset("ana");
            ward.halfOpen().breaker.forceClosed("ana");
            ward.breaker.reset("ana");
        });
        assertThat(ward.phase()).isEqualTo(Phase.CLOSED);
    }
}
