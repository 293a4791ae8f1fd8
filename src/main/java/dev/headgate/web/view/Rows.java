package dev.headgate.web.view;

import java.util.List;

/**
 * All categories.
 */
public record Rows(List<Row> rows) {
    public Rows {
        rows = List.copyOf(rows);
    }
}
