package dev.headgate.web.view;

import java.util.List;

/**
 * The kill switch as it stands.
 *
 * @param note what it masks, in words
 */
public record KillSwitch(List<Choice> choices, boolean on, String note) {
    public KillSwitch {
        choices = List.copyOf(choices);
    }
}
