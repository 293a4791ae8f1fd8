package dev.headgate.store;

import dev.headgate.config.Node;
import dev.headgate.config.Revision;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps revisions: append-only, gapless, durable before a future completes. Futures fail with {@link
 * StoreUnavailableException} when writes can't be taken now (disk full, read-only), and complete on the caller's context.
 * Safe for one gateway now and for several later: {@link #append} is a compare-and-set on the head.
 */
public interface RevisionStore {
    /** How many revisions are looked at for one page of those that pass a filter. */
    int LOOKED_AT = 10_000;

    /**
     * Opens the store and verifies it.
     *
     * @return what a restart needs. Fails with {@link StoreUnusableException} when there is nothing that could be served
     */
    Future<Recovered> open();

    /**
     * Appends in one atomic, durable step. With no revisions it only keeps readings or keys. Fails with {@link
     * IllegalArgumentException}, having written nothing, when a revision doesn't follow the one before it.
     *
     * @param head the revision that this follows; 0 for the first
     */
    Future<Appended> append(long head, Batch batch);

    /** The newest revisions below {@code before}, newest first. */
    default Future<List<Revision>> newest(int limit, long before) {
        return newest(RevisionFilter.ALL, limit, before).map(Page::revisions);
    }

    /**
     * The newest revisions below {@code before} that pass, newest first. The work for one page is bounded by {@link
     * #LOOKED_AT}: where few pass, a page is short, or empty, and says where to go on.
     */
    Future<Page> newest(RevisionFilter filter, int limit, long before);

    /** The revisions above {@code after}, oldest first. */
    Future<List<Revision>> after(long after, int limit);

    Future<Optional<Revision>> find(long revision);

    /** What was first answered under this key, if that is not older than {@code notBefore}. */
    Future<Optional<Outcome>> outcome(String key, Instant notBefore);

    Future<Void> close();

    /**
     * What the store held when it was opened.
     *
     * @param head the newest revision; empty in a new store
     * @param readings each source's last good reading, by source; {@code default} holds the defaults they were merged with
     * @param damage why the store is served read-only; empty for a sound one
     */
    record Recovered(Optional<Revision> head, Map<String, StoredReading> readings, Optional<String> damage) {
        public Recovered {
            readings = Map.copyOf(readings);
        }
    }

    /**
     * A part of the log.
     *
     * @param next the {@code before} of the next page; empty when the log's beginning was reached
     */
    record Page(List<Revision> revisions, OptionalLong next) {
        public Page {
            revisions = List.copyOf(revisions);
        }
    }

    /** A source's last good reading with its places. */
    record StoredReading(Instant at, Node.Branch tree) {}

    /**
     * What one commit writes.
     *
     * @param revisions consecutive, the first one above the head
     * @param readings to replace, by source
     * @param outcomes to remember, by idempotency key
     */
    record Batch(List<Revision> revisions, Map<String, StoredReading> readings, Map<String, Outcome> outcomes) {
        public Batch {
            revisions = List.copyOf(revisions);
            readings = Map.copyOf(readings);
            outcomes = Map.copyOf(outcomes);
        }
    }

    /**
     * What a request with an idempotency key came to.
     *
     * @param digest of the request
     * @param revision the revision that it made, or that it found to be so already
     * @param committed false when it changed nothing
     */
    record Outcome(String digest, long revision, boolean committed, Instant at) {}

    /** Whether the head was where the caller thought it was. */
    sealed interface Appended {
        record Durable() implements Appended {}

        /** Nothing was written: the head is {@code head}. */
        record HeadMoved(long head) implements Appended {}
    }
}
