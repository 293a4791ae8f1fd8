package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.route.Decision;

/** Hands on what happens to those who watch: health, traffic and parity. */
final class Observation implements PathObserver, IntakeObserver {
    @Override
    public void accepted(Event event, Decision decision) {}

    @Override
    public void compared(Event event, String category, Checksum own, boolean agrees) {}

    @Override
    public void leaving(String adapter, Delivery delivery) {}

    @Override
    public void ended(String adapter, Delivery delivery, Outcome outcome, long nanos) {}
}
