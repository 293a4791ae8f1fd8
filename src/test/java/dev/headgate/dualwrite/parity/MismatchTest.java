package dev.headgate.dualwrite.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import dev.headgate.dualwrite.event.Frame;
import dev.headgate.dualwrite.parity.Discrepancy.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What came out, or came in, is not what it should be. */
class MismatchTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private final Rig rig = new Rig();

    @ParameterizedTest
    @CsvSource({
        "'\"order\":1','\"order\":2',data",
        "'\"value\":\"','\"value\":\"0',checksum",
        "order_placed,order_pl4ced,type",
        "key-0,key-1,key",
        "'\"category\":\"critical\"','\"category\":\"cr1tical\"',category",
    })
    void aFlippedByteIsAMismatchThatSaysWhereItIs(String was, String is, String member) {
        var event = rig.sent();

        rig.hear(Frame.of(event).text().replace(was, is));

        assertThat(rig.counts().mismatched()).isOne();
        assertThat(rig.counts().confirmed()).isZero();
        assertThat(rig.ledger.findings().mismatches()).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.place()).isEqualTo(Place.WITNESS);
            assertThat(mismatch.member()).isEqualTo(member);
            assertThat(mismatch.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(mismatch.sequence()).isEqualTo(event.sequence());
        });
        assertThat(rig.ledger.findings().discrepancies()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.MISMATCHED);
            assertThat(found.event()).contains(event);
            assertThat(found.heard()).isPresent();
        });
    }

    @Test
    void dataInAnotherOrderAndSpacingIsTheSameData() {
        var event = rig.sent();
        var json = Frame.of(event).text().replace("{\"order\":1}", "{ \"order\" : 1.0 }");

        rig.hear(json);

        assertThat(rig.counts().confirmed()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"sequence\":1}", "{\"sequence\":\"1\"}", "\u0000"})
    void garbageIsAMismatchOfTheAdapterAlone(String garbage) {
        var event = rig.sent();
        for (var i = 0; i < Ledger.SAMPLES; i++) {
            rig.hear(garbage);
        }

        rig.pass(Rig.SECOND);
        assertThat(rig.counts(Rows.UNREADABLE).mismatched()).isEqualTo(Ledger.SAMPLES);
        assertThat(rig.ledger.mismatchRate(Rig.ADAPTER)).isEqualTo(1);
        rig.hear(event);

        assertThat(rig.counts().confirmed()).isOne();
    }

    @Test
    void anEventOfAnotherGatewayOnTheSameChannelIsNobodysMismatch() {
        var ours = rig.sent(rig.event("system", "order-1"));
        var theirs = new Rig().event("system", "order-1");
        assertThat(theirs.sequence()).isEqualTo(ours.sequence());

        rig.hear(theirs);
        rig.hear(ours);
        rig.pass(WINDOW.plusSeconds(1));

        assertThat(rig.ledger.findings().discrepancies()).isEmpty();
        assertThat(rig.counts(Rows.UNREADABLE).mismatched()).isZero();
    }

    @Test
    void whatIsAboutToLeaveIsCompared() {
        var event = rig.event();
        rig.ledger.leaving(Rig.ADAPTER, event, Frame.of(event).data());
        rig.ledger.leaving(Rig.ADAPTER, event, "{}");

        assertThat(rig.counts().checked()).isEqualTo(2);
        assertThat(rig.counts().refuted()).isOne();
        assertThat(rig.ledger.findings().mismatches())
                .extracting(Mismatch::place)
                .containsExactly(Place.LEAVING);
    }

    @Test
    void aProducersOwnChecksumIsCompared() {
        var event = rig.event("user_activity", "ana");
        rig.ledger.compared(event, "user_activity", event.checksum().orElseThrow(), true);
        rig.ledger.compared(event, "user_activity", new Checksum(Algorithm.CRC32, "00000000"), false);

        assertThat(rig.counts("user_activity").checked()).isEqualTo(2);
        assertThat(rig.counts("user_activity").refuted()).isOne();
        assertThat(rig.ledger.findings().mismatches()).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.place()).isEqualTo(Place.ACCEPT);
            assertThat(mismatch.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(mismatch.actual().algorithm()).isEqualTo(Algorithm.CRC32);
        });
    }

    @Test
    void anAdaptersRateNeedsTwentyComparisonsAndIsOfItsWorsePlace() {
        for (var i = 0; i < Ledger.SAMPLES - 1; i++) {
            corrupt();
        }
        rig.pass(Rig.SECOND);
        assertThat(rig.ledger.mismatchRate(Rig.ADAPTER)).isZero();

        for (var i = 0; i < 1_000; i++) {
            var event = rig.event();
            rig.ledger.leaving(Rig.ADAPTER, event, Frame.of(event).data());
        }
        rig.hear(rig.sent());
        rig.pass(Rig.SECOND);

        assertThat(rig.ledger.mismatchRate(Rig.ADAPTER)).isEqualTo(0.95);
        assertThat(rig.ledger.mismatchRate("websocket")).isZero();
    }

    private void corrupt() {
        rig.hear(Frame.of(rig.sent()).text().replace("\"order\":", "\"order\":1"));
    }
}
