package dev.headgate.web.push;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader's place in its feed. Everything else that it costs is the bytes which are on their way to it, at most
 * {@link StreamLimits#QUEUED}.
 */
final class Connection {
    /** Not in the feed yet: it is being sent what it missed. */
    private static final long AWAY = -1;
    /** Conflated: the next thing that it gets is a snapshot. */
    private static final long LOST = -2;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final HttpServerRequest request;
    private final Feed feed;
    private final BooleanSupplier still;
    private final StreamMetrics metrics;
    private final LongSupplier nanoTime;

    private long position = AWAY;
    private int queued;
    private long progressAt;
    private boolean closed;

    /** @param still whether the reader would still be let in */
    Connection(
            HttpServerRequest request, Feed feed, BooleanSupplier still, StreamMetrics metrics, LongSupplier nanoTime) {
        this.request = request;
        this.feed = feed;
        this.still = still;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
    }

    /**
     * A stream lives for hours, and what its head was made of would live with it: a fifth of its memory. Over HTTP/2 the
     * head may still be on its way.
     */
    void forgetHeaders() {
        if (request.version() != HttpVersion.HTTP_2) {
            request.headers().clear();
            request.response().headers().clear();
        }
    }

    Feed feed() {
        return feed;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether a round would get it further. */
    boolean isBehind() {
        return !closed && position != AWAY && position != feed.log().end() && queued < StreamLimits.FULL;
    }

    /** The first byte of the log that it may still need. */
    long needs() {
        return position < 0 ? feed.log().end() : position;
    }

    /** Joins the feed as of now. */
    void join() {
        position = feed.log().end();
    }

    /** Joins the feed with the current state. */
    void joinWithSnapshot() {
        position = LOST;
        flush();
    }

    /** Sends what it lacks, if there is room for it, in one write. A reader that can't be served harms no other. */
    void flush() {
        try {
            advance();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("an event stream failed");
            abort();
        }
    }

    private void advance() {
        var log = feed.log();
        if (closed || position == AWAY || position == log.end()) {
            return;
        }
        if (position != LOST && fellBehind(log)) {
            position = LOST;
            metrics.conflated();
        }
        if (position == LOST) {
            if (queued == 0) {
                position = log.end();
                write(feed.snapshot());
            }
        } else if (queued < StreamLimits.FULL) {
            var chunk = log.after(position, StreamLimits.WRITE);
            position = chunk.end();
            write(chunk.bytes());
        }
    }

    private boolean fellBehind(EventLog log) {
        var full = queued >= StreamLimits.FULL;
        return !log.holds(position) || (full && log.end() - position > StreamLimits.WRITE);
    }

    /** Queues bytes; the future completes when the transport has taken them. */
    Future<Void> write(Buffer bytes) {
        var size = bytes.length();
        if (queued == 0) {
            progressAt = nanoTime.getAsLong();
        }
        queued += size;
        metrics.queued(size);
        return request.response().write(bytes).onComplete(written -> left(size, written.succeeded()));
    }

    private void left(int size, boolean taken) {
        queued -= size;
        metrics.queued(-size);
        progressAt = nanoTime.getAsLong();
        if (taken) {
            flush();
        }
    }

    /** Whether nothing of what is queued was taken for longer than {@code nanos}. A write counts when all of it is gone. */
    boolean stalled(long nanos) {
        return !closed && queued > 0 && nanoTime.getAsLong() - progressAt > nanos;
    }

    /** Whether the reader's session or token has ended while it reads. */
    boolean isShutOut() {
        return !closed && !still.getAsBoolean();
    }

    /** Ends the stream as it should be, unless the reader would first have to take what is queued for it. */
    void end() {
        if (queued > 0) {
            abort();
        } else {
            closed = true;
            request.response().end();
        }
    }

    /** Gives up on the reader. */
    void abort() {
        closed = true;
        Wire.abort(request);
    }

    void closed() {
        closed = true;
    }
}
