package dev.headgate.web.push;

import dev.headgate.config.Snapshot;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.SourceChanged;
import dev.headgate.live.StoreStatus;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * What one kind of reader sees, as whole {@link SseFrame}s. Each method is called once for each event on each event loop
 * and its bytes go to every connection of an equal rendering: so it is a value with {@code equals}.
 *
 * <p>Readers resume by event id, so frames of snapshots and changes carry their revision and no others do.
 */
public interface Rendering {
    /** The current state, for a reader that connects or has missed something. */
    Buffer snapshot(Snapshot snapshot);

    /** Empty when there is nothing in it for these readers. */
    Optional<Buffer> change(ConfigChanged change);

    /** Empty when these readers may not see it. */
    Optional<Buffer> source(SourceChanged change);

    /** The store stopped or started taking writes. Empty when that is nothing to these readers. */
    Optional<Buffer> store(StoreStatus status);

    /** Something happened in the data plane. Empty when these readers may not see it, or don't show it. */
    Optional<Buffer> happened(Happening happening);

    /**
     * Whether people watch it. A page must soon notice that its stream went silent, so it is pinged every {@link
     * StreamLimits#WATCHED}; and it may have missed what has no revision to resume by (a source's or the store's status, a breaker's step),
     * so it gets a snapshot whenever it connects.
     */
    boolean isWatched();
}
