package dev.headgate.web.view;

import java.util.List;
import java.util.Optional;

/**
 * A layer of the document.
 *
 * @param status {@code ok}, {@code failed}, or empty for a layer that isn't read
 * @param values how many effective values come from it
 */
public record SourceCard(
        String name,
        String kind,
        String location,
        String status,
        Optional<Stamp> readAt,
        Optional<Stamp> goodAt,
        long values,
        List<ProblemLine> problems) {
    public SourceCard {
        problems = List.copyOf(problems);
    }
}
