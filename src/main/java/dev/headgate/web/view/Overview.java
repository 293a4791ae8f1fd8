package dev.headgate.web.view;

import java.util.List;

/**
 * The first page.
 */
public record Overview(Attention attention, Rows rows, List<Card> adapters, Card breaker, Recent recent) {
    public Overview {
        adapters = List.copyOf(adapters);
    }
}
