package dev.headgate.access;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When sessions or tokens were last used, as far as the store doesn't know it yet: it is told once a minute. */
final class Uses {
    private final Map<String, Instant> pending = new ConcurrentHashMap<>();

    void note(String id, Instant at) {
        pending.put(id, at);
    }

    /** The later one of what the store knows and what happened since. */
    Instant latest(String id, Instant known) {
        var later = pending.getOrDefault(id, known);
        return later.isAfter(known) ? later : known;
    }

    Map<String, Instant> pending() {
        return Map.copyOf(pending);
    }

    /** Forgets what the store knows by now; what was used meanwhile stays. */
    void written(Map<String, Instant> known) {
        known.forEach(pending::remove);
    }
}
