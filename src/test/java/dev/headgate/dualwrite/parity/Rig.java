package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A ledger under a clock of the test's, with one adapter and a witness there. */
final class Rig {
    static final String ADAPTER = "realtime";
    static final Duration SECOND = Duration.ofSeconds(1);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    final Ledger ledger;
    final Witness witness;
    boolean connected = true;
    private long nanos = -7;
    private long sequence;

    Rig(Parity parity) {
        ledger = new Ledger(parity, new Timeline(() -> nanos, CLOCK), new SimpleMeterRegistry());
        ledger.watch(ADAPTER, () -> connected);
        witness = new Witness(ADAPTER, ledger, any -> true);
    }

    Rig() {
        this(Settings.parity("{}"));
    }

    /** The next event, as it is accepted. */
    Event event(String category, String key) {
        var event = Event.of("order_placed", new JsonObject().put("order", ++sequence))
                .withKey(key);
        return event.accepted(sequence, category, ledger.checksums().compute(category, event.data()));
    }

    Event event() {
        return event("critical", "key-" + sequence);
    }

    /** An event that the adapter says that it took. */
    Event sent() {
        return sent(event());
    }

    Event sent(Event event) {
        ledger.sent(ADAPTER, event);
        return event;
    }

    void hear(Event event) {
        hear(Frame.of(event).text());
    }

    void hear(String text) {
        witness.accept(text);
    }

    /** Time goes by, a tick each second. */
    void pass(Duration span) {
        for (var second = 0; second < span.toSeconds(); second++) {
            nanos += SECOND.toNanos();
            ledger.tick();
        }
    }

    Counts counts() {
        return counts("critical");
    }

    Counts counts(String category) {
        return ledger.rows().stream()
                .filter(row -> row.category().equals(category))
                .map(LedgerRow::counts)
                .findFirst()
                .orElse(Counts.of(Map.of()));
    }
}
