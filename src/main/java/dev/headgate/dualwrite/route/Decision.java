package dev.headgate.dualwrite.route;

import dev.headgate.dualwrite.Route;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one event goes.
 *
 * @param adapters that take it now, the primary first
 * @param waiting adapters that it waits for, because none that may take it does
 * @param reason why these
 */
public record Decision(List<String> adapters, List<String> waiting, Route.Reason reason) {
    public Decision {
        adapters = List.copyOf(adapters);
        waiting = List.copyOf(waiting);
    }

    /** Everyone that it is owed to. */
    public List<String> owed() {
        return waiting.isEmpty()
                ? adapters
                : Stream.concat(adapters.stream(), waiting.stream()).toList();
    }
}
