package dev.headgate.web.view;

import java.util.List;

/**
 * Why a value is what it is: the winner, then everything that it shadows.
 */
public record Stack(String title, List<StackEntry> entries) {
    public Stack {
        entries = List.copyOf(entries);
    }
}
