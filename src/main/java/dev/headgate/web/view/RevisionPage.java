package dev.headgate.web.view;

import java.util.List;

/**
 * One revision.
 *
 * @param overrides the override layer after it
 */
public record RevisionPage(Entry entry, List<Delta> overrides, boolean undoable) {
    public RevisionPage {
        overrides = List.copyOf(overrides);
    }
}
