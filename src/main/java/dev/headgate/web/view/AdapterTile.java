package dev.headgate.web.view;

import java.util.List;

/**
 * An adapter on the live page.
 *
 * @param id opaque
 * @param effect what its breaker's state means
 * @param facts what else is to be known now
 * @param minutes the charts as a table, newest first
 */
public record AdapterTile(
        String id,
        String name,
        Pill breaker,
        String effect,
        List<Fact> facts,
        List<Chart> charts,
        Strip strip,
        List<Minute> minutes,
        BreakerForm form) {
    public AdapterTile {
        facts = List.copyOf(facts);
        charts = List.copyOf(charts);
        minutes = List.copyOf(minutes);
    }

    /** A label and what it says. */
    public record Fact(String label, String value) {}

    /** One minute, in words. */
    public record Minute(String at, String rate, String errorRate, String p95) {}
}
