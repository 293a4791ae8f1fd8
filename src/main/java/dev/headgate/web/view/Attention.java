package dev.headgate.web.view;

import java.util.List;

/**
 * What needs attention now.
 */
public record Attention(List<Notice> notices) {
    public Attention {
        notices = List.copyOf(notices);
    }
}
