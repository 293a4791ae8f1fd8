package dev.headgate.web.view;

import java.util.List;

/**
 * The newest revisions.
 */
public record Recent(List<Entry> entries) {
    public Recent {
        entries = List.copyOf(entries);
    }
}
