package dev.headgate.web.view;

import java.util.List;

/**
 * Revisions, newest first.
 *
 * @param older the address of the next page; empty where the log begins
 * @param lookedAt the oldest revision that this page looked at; 0 when the filter was refused
 */
public record HistoryPage(HistoryFilter filter, List<Entry> entries, String older, long lookedAt) {
    public HistoryPage {
        entries = List.copyOf(entries);
    }

    /** Whether there are two to pick. */
    public boolean comparable() {
        return entries.size() > 1;
    }
}
