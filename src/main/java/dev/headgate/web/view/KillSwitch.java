package dev.headgate.web.view;

import java.util.List;

/**
 * The kill switch as it stands.
 *
 * @param note what it masks, in words
 * @param store without which it can't be thrown
 */
public record KillSwitch(List<Choice> choices, boolean on, String note, StoreState store) {
    public KillSwitch {
        choices = List.copyOf(choices);
    }
}
