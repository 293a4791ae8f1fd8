package dev.headgate.dualwrite.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.event.Frame;
import dev.headgate.dualwrite.parity.Discrepancy.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What came out of an adapter, and what did not. */
class LedgerTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private final Rig rig = new Rig();

    @Test
    void whatComesOutAsItWasSentIsConfirmed() {
        rig.hear(rig.sent());

        assertThat(rig.counts().sent()).isOne();
        assertThat(rig.counts().confirmed()).isOne();
        assertThat(rig.ledger.findings().discrepancies()).isEmpty();
    }

    @Test
    void whatIsHeardBeforeTheAdapterSaysThatItTookItIsConfirmed() {
        var event = rig.event();
        rig.hear(event);
        assertThat(rig.counts().confirmed()).isZero();

        rig.sent(event);

        assertThat(rig.counts().confirmed()).isOne();
        assertThat(rig.counts().duplicated()).isZero();
    }

    @Test
    void aDroppedEventIsMissingWhenTheWindowEnds() {
        var event = rig.sent();

        rig.pass(WINDOW);
        assertThat(rig.counts().missing()).isZero();
        rig.pass(Rig.SECOND);

        assertThat(rig.counts().missing()).isOne();
        assertThat(rig.ledger.findings().discrepancies()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.MISSING);
            assertThat(found.event()).contains(event);
            assertThat(found.heard()).isEmpty();
        });
    }

    @Test
    void whatComesOutAfterTheWindowIsLateAndNoLongerMissing() {
        var event = rig.sent();
        rig.pass(WINDOW.plusSeconds(2));
        assertThat(rig.counts().missing()).isOne();

        rig.hear(event);

        assertThat(rig.counts().late()).isOne();
        assertThat(rig.counts().missing()).isZero();
        assertThat(rig.ledger.findings().discrepancies()).isEmpty();
    }

    @Test
    void whatIsNotHeardForFiveMinutesStaysMissing() {
        var event = rig.sent();
        rig.pass(Ledger.LATEST.plusSeconds(2));

        rig.hear(event);

        assertThat(rig.counts().late()).isZero();
        assertThat(rig.ledger.findings().discrepancies()).hasSize(1);
    }

    @Test
    void aDuplicateIsCountedWhereverTheSecondComes() {
        var afterwards = rig.sent();
        rig.hear(afterwards);
        rig.hear(afterwards);
        var before = rig.event();
        rig.hear(before);
        rig.hear(before);
        rig.sent(before);

        assertThat(rig.counts().confirmed()).isEqualTo(2);
        assertThat(rig.counts().duplicated()).isEqualTo(2);
        assertThat(rig.ledger.findings().discrepancies())
                .extracting(Discrepancy::kind)
                .containsOnly(Kind.DUPLICATED);
    }

    @Test
    void aFlippedSequenceIsGarbageAndTheEventIsMissing() {
        var event = rig.sent();
        rig.hear(Frame.of(event)
                .text()
                .replace("\"order\":1", "\"order\":2")
                .replace("\"sequence\":1", "\"sequence\":9"));

        rig.pass(WINDOW.plusSeconds(1));

        assertThat(rig.counts().missing()).isOne();
        assertThat(rig.counts(Rows.UNREADABLE).mismatched()).isOne();
    }

    @Test
    void eventsOfOneKeyThatComeOutInAnotherOrderAreCounted() {
        var first = rig.sent(rig.event("system", "order-1"));
        var second = rig.sent(rig.event("system", "order-1"));
        var other = rig.sent(rig.event("system", "order-2"));
        rig.hear(other);
        rig.hear(second);

        rig.hear(first);

        assertThat(rig.counts("system").reordered()).isOne();
        assertThat(rig.counts("system").confirmed()).isEqualTo(3);
    }

    @Test
    void whatIsHeardInAnotherOrderBeforeItIsSaidToBeSentIsCountedToo() {
        var first = rig.event("system", "order-1");
        var second = rig.event("system", "order-1");
        rig.hear(second);
        rig.hear(first);

        rig.sent(first);
        rig.sent(second);

        assertThat(rig.counts("system").reordered()).isOne();
    }

    @Test
    void anAttemptThatArrivedThoughItFailedMakesTheNextOneADuplicateEvenLongAfter() {
        var event = rig.event();
        rig.hear(event);
        rig.pass(WINDOW.plusSeconds(60));

        rig.hear(event);
        rig.sent(event);

        assertThat(rig.counts().duplicated()).isOne();
        assertThat(rig.counts().confirmed()).isOne();
    }

    @Test
    void nothingIsMissingWhileTheWitnessIsNotConnected() {
        rig.sent();
        rig.connected = false;
        rig.sent();

        rig.pass(Rig.SECOND);
        assertThat(rig.counts().unwitnessed()).isEqualTo(2);
        rig.pass(WINDOW);

        assertThat(rig.counts().missing()).isZero();
        rig.connected = true;
        rig.hear(rig.sent());
        assertThat(rig.counts().confirmed()).isOne();
    }

    @Test
    void whatIsSentOnceMoreOnPurposeIsNeitherADuplicateNorOutOfOrder() {
        var missed = rig.sent(rig.event("critical", "order-1"));
        rig.hear(rig.sent(rig.event("critical", "order-1")));
        rig.pass(WINDOW.plusSeconds(1));

        rig.ledger.expectAgain(Rig.ADAPTER, missed);
        rig.hear(missed);
        rig.sent(missed);

        assertThat(rig.counts().confirmed()).isOne();
        assertThat(rig.counts().duplicated()).isZero();
        assertThat(rig.counts().reordered()).isZero();
        assertThat(rig.ledger.findings().discrepancies()).isEmpty();
    }

    @Test
    void countsSlideOutOfTheWindow() {
        rig.hear(rig.sent());
        rig.pass(WINDOW.minusSeconds(1));
        assertThat(rig.counts().confirmed()).isOne();

        rig.pass(Rig.SECOND);

        assertThat(rig.counts().confirmed()).isZero();
    }

    @Test
    void aLongerWindowTakesEffectAtOnce() {
        rig.sent();
        rig.ledger.set(Settings.parity("{'window_s':60}"));

        rig.pass(Duration.ofSeconds(60));
        assertThat(rig.counts().missing()).isZero();
        rig.pass(Rig.SECOND);

        assertThat(rig.counts().missing()).isOne();
    }

    @Test
    void aWitnessHearsOnlyWhatIsWitnessed() {
        var half = new Witness(Rig.ADAPTER, rig.ledger, sequence -> sequence % 2 == 0);
        var first = rig.event();
        var second = rig.event();
        var reordered = "{\"data\":{\"order\":1}," + Frame.of(first).text().substring(1);

        half.accept(Frame.of(first).text());
        half.accept(reordered);
        half.accept(Frame.of(second).text());
        rig.sent(first);
        rig.sent(second);

        assertThat(rig.counts().confirmed()).isOne();
        assertThat(rig.counts().duplicated()).isZero();
    }
}
