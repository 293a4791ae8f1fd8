package dev.headgate.web.view;

import java.util.List;

/**
 * What the history is narrowed to, as it was typed; empty for everything.
 *
 * @param names what may be typed in place of a path
 * @param pathProblem why it can't be used; empty for none, as the other two
 */
public record HistoryFilter(
        String path,
        String pathProblem,
        List<String> names,
        String actor,
        String actorProblem,
        List<Option> origins,
        String originProblem,
        boolean narrows) {
    public HistoryFilter {
        names = List.copyOf(names);
        origins = List.copyOf(origins);
    }
}
