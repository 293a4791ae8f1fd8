package dev.headgate.web.view;

import java.util.List;

/**
 * Layers, the strongest first.
 *
 * @param failed the last scan could not be asked for
 */
public record Sources(List<SourceCard> cards, boolean failed) {
    public Sources {
        cards = List.copyOf(cards);
    }
}
