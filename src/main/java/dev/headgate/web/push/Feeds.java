package dev.headgate.web.push;

import dev.headgate.config.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The feeds of one hub: one for each rendering that somebody reads. */
final class Feeds {
    /** Bytes of a feed that are kept for readers that come back. */
    private static final int HISTORY = 1024 * 1024;

    private final Map<Rendering, Feed> feeds = new HashMap<>();

    /** The feed of a rendering, with one reader more. */
    Feed enter(Rendering rendering, Snapshot current) {
        var feed = feeds.computeIfAbsent(rendering, unknown -> new Feed(rendering, current));
        feed.enter();
        return feed;
    }

    void leave(Feed feed) {
        if (feed.leave() == 0) {
            feeds.remove(feed.rendering());
        }
    }

    void forEach(Consumer<Feed> step) {
        feeds.values().forEach(step);
    }

    /** Returns whether there is a feed to ping. All at once rather than spread: a ping then goes along with other events. */
    boolean ping(boolean watched) {
        var pinged = feeds.values().stream()
                .filter(feed -> feed.rendering().isWatched() == watched)
                .toList();
        pinged.forEach(Feed::ping);
        return !pinged.isEmpty();
    }

    /** Whether in one of them so much waits for a round that a connection would be full with it. */
    boolean hasGathered() {
        return feeds.values().stream().anyMatch(Feed::hasGathered);
    }

    /** Forgets what none of the connections needs. */
    void trim(Collection<Connection> connections) {
        var needed = new HashMap<Feed, Long>();
        connections.forEach(connection -> needed.merge(connection.feed(), connection.needs(), Math::min));
        needed.forEach((feed, position) -> feed.trim(position, HISTORY));
    }
}
