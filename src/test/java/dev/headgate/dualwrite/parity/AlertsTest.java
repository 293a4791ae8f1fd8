package dev.headgate.dualwrite.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final Parity PARITY = Settings.parity("{}");
    private static final Instant NOW = Instant.EPOCH;
    private final Alerts alerts = new Alerts();

    @Test
    void anAlertIsRaisedOnceAndClearedOnce() {
        assertThat(evaluate(row("realtime", 99, 1))).isEmpty();

        assertThat(evaluate(row("realtime", 98, 2))).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo("raised");
            assertThat(alert.category()).isEqualTo("critical");
            assertThat(alert.adapter()).contains("realtime");
            assertThat(alert.place()).isEqualTo(Place.WITNESS);
            assertThat(alert.rate()).isEqualTo(0.02);
            assertThat(alert.threshold()).isEqualTo(0.01);
        });
        assertThat(evaluate(row("realtime", 90, 10))).isEmpty();
        assertThat(alerts.open())
                .singleElement()
                .satisfies(open -> assertThat(open.rate()).isEqualTo(0.1));

        assertThat(evaluate(row("realtime", 100, 1)))
                .singleElement()
                .satisfies(alert -> assertThat(alert.state()).isEqualTo("cleared"));
        assertThat(evaluate(row("realtime", 100, 1))).isEmpty();
        assertThat(alerts.open()).isEmpty();
    }

    @Test
    void fewerThanTwentyComparisonsRaiseNothing() {
        assertThat(evaluate(row("realtime", 0, 19))).isEmpty();
        assertThat(evaluate(row("realtime", 0, 20))).hasSize(1);
    }

    @Test
    void anAdapterThatAgreesDoesNotThinOutOneThatDoesNot() {
        assertThat(evaluate(row("websocket", 100_000, 0), row("realtime", 98, 2)))
                .hasSize(1);
    }

    @Test
    void anAlertEndsWhenTrafficDoes() {
        evaluate(row("realtime", 0, 20));

        assertThat(evaluate(row("realtime", 0, 3))).isEmpty();
        assertThat(evaluate(row("realtime", 0, 0))).hasSize(1);
    }

    @Test
    void anAlertEndsWithItsAdapter() {
        evaluate(row("realtime", 0, 20));

        assertThat(evaluate()).hasSize(1);
        assertThat(alerts.open()).isEmpty();
    }

    private List<Alert> evaluate(LedgerRow... rows) {
        return alerts.evaluate(List.of(rows), PARITY, NOW);
    }

    private static LedgerRow row(String adapter, long confirmed, long mismatched) {
        var sent = confirmed + mismatched;
        return new LedgerRow(
                Optional.of(adapter), "critical", new Counts(sent, confirmed, 0, 0, 0, mismatched, 0, 0, 0, 0));
    }
}
