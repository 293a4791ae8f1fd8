package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.observe.AdapterReading;
import dev.headgate.dualwrite.observe.Observatory;
import dev.headgate.dualwrite.parity.LiveParity;
import dev.headgate.dualwrite.parity.ParityWatch;
import dev.headgate.dualwrite.route.Decision;
import java.util.List;
import java.util.Locale;

/** Hands on what happens to those who count: the traffic's recorder, the ledger, the breakers. */
final class Observation implements PathObserver, IntakeObserver {
    private final Observatory observatory;
    private final ParityWatch parity;
    private final LiveParity shown;
    private final Paths paths;

    Observation(Observatory observatory, ParityWatch parity, LiveParity shown, Paths paths) {
        this.observatory = observatory;
        this.parity = parity;
        this.shown = shown;
        this.paths = paths;
    }

    @Override
    public void accepted(Event event, Decision decision) {
        observatory
                .recorder()
                .accepted(event.category().orElseThrow(), decision.adapters().size() > 1);
    }

    @Override
    public void compared(Event event, String category, Checksum own, boolean agrees) {
        parity.ledger().compared(event, category, own, agrees);
    }

    @Override
    public void leaving(DeliveryPath path, Delivery delivery) {
        if (path.settings().witnesses(delivery.event().sequence())) {
            parity.ledger()
                    .leaving(path.name(), delivery.event(), delivery.frame().data());
        }
    }

    @Override
    public void ended(DeliveryPath path, Delivery delivery, Outcome outcome, long nanos) {
        if (outcome.isTelling()) {
            observatory.recorder().ended(path.name(), outcome.isError(), nanos);
        }
        if (outcome == Outcome.DELIVERED
                && path.settings().witnesses(delivery.event().sequence())) {
            parity.ledger().sent(path.name(), delivery.event());
        }
    }

    /** To be called when all adapters are there. */
    void begin() {
        observatory.recorder().show(readings(), shown.view());
    }

    /** To be called once a second. */
    void second() {
        paths.all().forEach(path -> path.breaker().mismatches(parity.ledger().mismatchRate(path.name())));
        observatory.tick(readings(), shown.view());
    }

    private List<AdapterReading> readings() {
        return paths.shown().stream().map(Observation::reading).toList();
    }

    private static AdapterReading reading(DeliveryPath path) {
        var status = path.adapter().status();
        var depth = path.spool().depth();
        return new AdapterReading(
                path.name(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.detail(),
                path.breaker().health(),
                path.breaker().state(),
                status.clients(),
                status.missed(),
                path.queued(),
                depth.events(),
                depth.bytes(),
                path.spool().hasOverflowed(),
                path.givenUp());
    }
}
