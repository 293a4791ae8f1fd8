package dev.headgate.web.view;

import java.util.List;
import java.util.Optional;

/**
 * Settings that are edited together: an adapter's, or the circuit breaker's.
 *
 * @param id opaque
 * @param breaker where an adapter's breaker stands, once it delivers
 * @param fresh as in {@link Row}
 */
public record Card(
        String id, String name, String url, Optional<Pill> breaker, List<Setting> settings, Actor changed, long fresh) {
    public Card {
        settings = List.copyOf(settings);
    }

    /** As in {@link Row}. */
    public String highlight() {
        return fresh == 0 ? "" : fresh % 2 == 0 ? "fresh-even" : "fresh-odd";
    }
}
