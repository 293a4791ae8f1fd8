package dev.headgate.web.view;

import java.util.List;
import java.util.Optional;

/**
 * The edit form of a category, an adapter, or the circuit breaker.
 *
 * @param id opaque, as its row's
 * @param reason as typed
 * @param message what else the server has to say; may be empty
 * @param revision that it was drawn from
 * @param base the values that it was drawn from, as JSON
 * @param store which may take no writes now
 * @param fallback what a reset falls back to; empty where nothing is overridden
 */
public record Form(
        String id,
        String title,
        String url,
        List<Field> fields,
        String reason,
        String reasonProblem,
        String message,
        long revision,
        String base,
        List<Stack> stacks,
        Effect effect,
        Optional<Conflict> conflict,
        StoreState store,
        String fallback) {
    public Form {
        fields = List.copyOf(fields);
        stacks = List.copyOf(stacks);
    }
}
