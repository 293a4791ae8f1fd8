package dev.headgate.dualwrite.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** However much is sent, heard and missed, so much is kept. */
class FloodTest {
    private final Rig rig = new Rig();

    @Test
    void moreOpenEventsThanMayBeAreCountedAsUnwitnessed() {
        for (var i = 0; i < Path.MOST_OPEN + 500; i++) {
            rig.sent(rig.event("debug", "a"));
        }

        assertThat(rig.counts("debug").unwitnessed()).isEqualTo(500);
        rig.pass(Duration.ofSeconds(31));
        assertThat(rig.counts("debug").missing()).isEqualTo(Path.MOST_OPEN);
        assertThat(rig.ledger.findings().discrepancies()).hasSize(Findings.MOST);
    }

    @Test
    void discrepanciesAreBoundedByBytes() {
        var large = "x".repeat(1024 * 1024);
        for (var i = 1; i <= 40; i++) {
            var event = Event.of("export", new JsonObject().put("text", large).put("i", i));
            rig.sent(event.accepted(i, "debug", rig.ledger.checksums().compute("debug", event.data())));
        }

        assertThat(rig.counts("debug").unwitnessed()).isEqualTo(9);
        rig.pass(Duration.ofSeconds(31));
        assertThat(rig.ledger.findings().discrepancies()).hasSize(31);
    }

    @Test
    void mismatchesAreBoundedAndTheNewestStay() {
        for (var i = 0; i < Findings.MOST + 5; i++) {
            var event = rig.sent(rig.event("debug", "a"));
            rig.hear(Frame.of(event).text().replace("order_placed", "order_pl4ced"));
        }

        assertThat(rig.ledger.findings().mismatches()).hasSize(Findings.MOST);
        assertThat(rig.ledger.findings().mismatches().get(0).sequence()).isEqualTo(6);
    }

    @Test
    void inventedCategoriesShareARow() {
        for (var i = 0; i < 1_000; i++) {
            rig.sent(rig.event("category_" + i, "a"));
        }

        assertThat(rig.ledger.rows()).hasSize(101);
        assertThat(rig.counts("(others)").sent()).isEqualTo(900);
    }
}
