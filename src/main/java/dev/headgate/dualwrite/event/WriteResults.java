package dev.headgate.dualwrite.event;

import java.util.List;

/** One result for each event of a {@link WriteEvents}, in its place. */
public record WriteResults(List<WriteResult> results) {
    public WriteResults {
        results = List.copyOf(results);
    }
}
