package dev.headgate.web.push;

import dev.headgate.config.Snapshot;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.SourceChanged;
import dev.headgate.live.StoreStatus;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rendering of everything that happens, as bytes, for all connections of one hub that want it. */
final class Feed {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Buffer PING = Wire.shared(SseFrame.of("ping", "{}"));

    private final Rendering rendering;
    private final EventLog log;
    private Snapshot current;
    /** Of {@link #current}; rendered when the first connection needs it. */
    private @Nullable Buffer snapshot;

    private int readers;
    /** The end of the log when the last round started. */
    private long roundFrom;

    Feed(Rendering rendering, Snapshot current) {
        this.rendering = rendering;
        this.current = current;
        this.log = new EventLog(current.revision());
    }

    Rendering rendering() {
        return rendering;
    }

    EventLog log() {
        return log;
    }

    void enter() {
        readers++;
    }

    /** Returns how many readers are left. */
    int leave() {
        return --readers;
    }

    void changed(ConfigChanged change) {
        current = change.snapshot();
        snapshot = null;
        appendOrRestart(() -> log.appendChange(current.revision(), rendering.change(change)));
    }

    /** @param newest the same revision as before, maybe with other origins */
    void source(SourceChanged change, Snapshot newest) {
        current = newest;
        snapshot = null;
        appendOrRestart(() -> rendering.source(change).ifPresent(log::append));
    }

    void store(StoreStatus status) {
        snapshot = null;
        appendOrRestart(() -> rendering.store(status).ifPresent(log::append));
    }

    void happened(Happening happening) {
        snapshot = null;
        appendOrRestart(() -> rendering.happened(happening).ifPresent(log::append));
    }

    void ping() {
        log.append(PING);
    }

    Buffer snapshot() {
        var rendered = snapshot;
        if (rendered == null) {
            rendered = Wire.shared(rendering.snapshot(current));
            snapshot = rendered;
        }
        return rendered;
    }

    void roundStarts() {
        roundFrom = log.end();
    }

    /** Whether so much waits for a round that a connection would be full with it. */
    boolean hasGathered() {
        return log.end() - roundFrom > StreamLimits.FULL;
    }

    /** The changes after {@code revision}, as many as one write takes, if they are all still in the log. */
    Optional<EventLog.Page> missed(long revision) {
        return log.changesAfter(revision, StreamLimits.WRITE);
    }

    /** Forgets what no reader needs, apart from {@code history} bytes for those that come back. */
    void trim(long needed, int history) {
        log.trim(Math.min(needed, log.end() - history));
    }

    /** An event that can't be rendered is no reason to go on as if it had not been: every reader gets a snapshot. */
    private void appendOrRestart(Runnable append) {
        try {
            append.run();
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("revision", current.revision())
                    .setCause(e)
                    .log("an event can't be rendered");
            log.restart(current.revision());
        }
    }
}
