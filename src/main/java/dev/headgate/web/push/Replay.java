package dev.headgate.web.push;

import dev.headgate.config.Revision;
import dev.headgate.store.RevisionStore;
import dev.headgate.web.push.EventLog.Page;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a reader that comes back what it missed, a page at a time, each after the last one was taken; then joins it to the
 * live feed.
 *
 * <p>No gap and no duplicate: the reader's revision only ever moves to the next one, and it joins at a moment when its
 * revision is the hub's. Both happen on the hub's event loop, in one step, so no revision can come in between. The store may
 * be ahead of the hub, because a commit comes before its announcement: what the hub has not announced yet is left out here,
 * and comes through the feed.
 */
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final int ROWS = 100;

    private final Connection connection;
    private final RevisionStore store;
    private final LongSupplier head;

    Replay(Connection connection, RevisionStore store, LongSupplier head) {
        this.connection = connection;
        this.store = store;
        this.head = head;
    }

    /** @param seen the reader's revision, at most the hub's */
    void from(long seen) {
        var newest = head.getAsLong();
        if (connection.isClosed()) {
            return;
        }
        var rendering = connection.feed().rendering();
        if (seen == newest && !rendering.isWatched()) {
            connection.join();
        } else if (newest - seen > StreamLimits.REPLAYED || !(rendering instanceof Replayable past)) {
            connection.joinWithSnapshot();
        } else {
            connection.feed().missed(seen).ifPresentOrElse(page -> send(page, seen), () -> read(past, seen));
        }
    }

    private void read(Replayable past, long seen) {
        store.after(seen, ROWS)
                .onSuccess(revisions -> send(page(past, seen, revisions), seen))
                .onFailure(failure -> {
                    LOG.atWarn().addKeyValue("after", seen).setCause(failure).log("missed revisions can't be read");
                    connection.joinWithSnapshot();
                });
    }

    private void send(Page page, long seen) {
        if (connection.isClosed()) {
            return;
        }
        if (page.through() == seen) { // the store no longer has what follows
            connection.joinWithSnapshot();
        } else if (page.bytes().length() == 0) {
            from(page.through());
        } else {
            connection.write(page.bytes()).onSuccess(taken -> from(page.through()));
        }
    }

    /** What follows {@code seen} without a gap and is announced, up to what one write takes. */
    private Page page(Replayable past, long seen, List<Revision> revisions) {
        var bytes = Buffer.buffer();
        var through = seen;
        for (var revision : revisions) {
            if (revision.revision() != through + 1
                    || revision.revision() > head.getAsLong()
                    || bytes.length() > StreamLimits.WRITE) {
                break;
            }
            past.change(revision).ifPresent(bytes::appendBuffer);
            through = revision.revision();
        }
        return new Page(bytes, through);
    }
}
