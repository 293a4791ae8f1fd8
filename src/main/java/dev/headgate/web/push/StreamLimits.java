package dev.headgate.web.push;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * What a stream may cost.
 *
 * @param ping how often every stream gets one
 * @param stall how long a reader may take nothing while something is queued for it
 * @param streams open at once, over all event loops
 */
public record StreamLimits(Duration ping, Duration stall, int streams) {
    /** Queued for one connection, a single larger event aside. */
    static final int QUEUED = 256 * 1024;

    /** From here on a connection gets no more until some of it has left. */
    static final int FULL = 64 * 1024;

    /** The most that one write takes, and the lag at which a connection that is full is conflated. */
    static final int WRITE = QUEUED - FULL;

    /** How often a stream that people watch gets a ping, whatever the others get. */
    static final Duration WATCHED = Duration.ofSeconds(2);

    /** Missed revisions that are worth sending one by one. */
    static final int REPLAYED = 1_000;

    public StreamLimits {
        if (ping.toMillis() < 1 || stall.toMillis() < 1 || streams < 1) {
            throw new IllegalArgumentException("expected limits of at least 1 ms and 1 stream");
        }
    }

    /**
     * As the start-up settings say.
     *
     * @param settings the section {@code streams}, complete
     */
    public static StreamLimits of(JsonObject settings) {
        return new StreamLimits(
                Duration.ofMillis(settings.getLong("ping_ms")),
                Duration.ofMillis(settings.getLong("stall_ms")),
                settings.getInteger("limit"));
    }
}
