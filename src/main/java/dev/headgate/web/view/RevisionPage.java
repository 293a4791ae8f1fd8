package dev.headgate.web.view;

import java.util.List;

/**
 * One revision.
 *
 * @param overrides the override layer after it
 * @param head the newest revision
 */
public record RevisionPage(Entry entry, List<Delta> overrides, boolean undoable, long head) {
    public RevisionPage {
        overrides = List.copyOf(overrides);
    }
}
