package dev.headgate.web.view;

import java.util.List;

/**
 * A revision in a list.
 *
 * @param cause {@code start, edit, restore, source}
 * @param more how many further changes it holds
 */
public record Entry(long revision, Stamp at, String actor, String cause, String reason, List<Delta> deltas, long more) {
    public Entry {
        deltas = List.copyOf(deltas);
    }
}
