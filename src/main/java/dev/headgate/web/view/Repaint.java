package dev.headgate.web.view;

import java.util.List;
import java.util.Optional;

/**
 * Fragments for a page that is already open; what is empty stays as it is.
 *
 * @param theirs for forms that are open on what changed
 */
public record Repaint(
        Pulse pulse,
        Optional<StoreState> store,
        Optional<Rows> allRows,
        List<Row> rows,
        Optional<KillSwitch> killSwitch,
        List<Card> cards,
        Optional<Recent> recent,
        Optional<Attention> attention,
        Optional<Sources> sources,
        List<Theirs> theirs,
        Optional<Toast> toast) {
    public Repaint {
        rows = List.copyOf(rows);
        cards = List.copyOf(cards);
        theirs = List.copyOf(theirs);
    }
}
