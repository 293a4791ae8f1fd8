package dev.headgate.web.view;

import java.util.List;

/**
 * Revisions, newest first.
 *
 * @param next the page of older ones; 0 when there are none
 */
public record HistoryPage(List<Entry> entries, long next) {
    public HistoryPage {
        entries = List.copyOf(entries);
    }
}
