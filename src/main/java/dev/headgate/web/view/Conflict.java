package dev.headgate.web.view;

import java.util.List;
import java.util.Optional;

/**
 * A save that came too late.
 */
public record Conflict(String who, Optional<Stamp> at, String why, List<Comparison> values) {
    public Conflict {
        values = List.copyOf(values);
    }
}
