package dev.headgate.dualwrite.route;

import dev.headgate.dualwrite.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides, event by event, which adapters of its route take it. One whose breaker is open is left out. If none is left, the
 * first sound one takes it; if there is none, the event waits. The kill switch is an order: what it sends to one adapter
 * goes to no other.
 */
public final class EventRouter {
    private final Map<String, ? extends Way> ways;

    /** Asks these, by adapter name and in the order in which they take over; the map is read anew for each event. */
    public EventRouter(Map<String, ? extends Way> ways) {
        this.ways = ways;
    }

    /**
     * The decision on one event.
     *
     * @param route what the flags say
     */
    public Decision decide(Route route, String key) {
        var adapters = route.adapters();
        var open = new ArrayList<String>(adapters.size());
        for (var adapter : adapters) {
            if (admits(adapter, key)) {
                open.add(adapter);
            }
        }
        if (open.size() == adapters.size()) {
            return new Decision(adapters, List.of(), route.reason());
        }
        var reason = adapters.stream().allMatch(this::isUsable) ? Route.Reason.BREAKER_OPEN : Route.Reason.UNAVAILABLE;
        if (!open.isEmpty()) {
            return new Decision(open, List.of(), reason);
        }
        return route.reason() == Route.Reason.OVERRIDE
                ? new Decision(List.of(), adapters, reason)
                : substitute(adapters, ways.values())
                        .map(other -> new Decision(List.of(other.name()), List.of(), reason))
                        .orElseGet(() -> new Decision(List.of(), adapters, reason));
    }

    private boolean admits(String adapter, String key) {
        var way = ways.get(adapter);
        return way != null && way.isUsable() && way.admits(key);
    }

    private boolean isUsable(String adapter) {
        var way = ways.get(adapter);
        return way != null && way.isUsable();
    }

    private static Optional<? extends Way> substitute(List<String> refused, Collection<? extends Way> all) {
        return all.stream()
                .filter(way -> !refused.contains(way.name()) && way.isUsable() && way.isSound())
                .findFirst();
    }
}
