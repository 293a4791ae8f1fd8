package dev.headgate.web.ui;

import dev.headgate.config.Change;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.web.view.Actor;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of each value between two revisions: the log's changes, one after the other. The document is the fold of its
 * log, so this is how the two documents differ, and who made it so.
 */
final class Fold {
    /** How many revisions it reads at most. */
    static final int LONGEST = 1_000;

    private static final int ROWS = 100;

    private final Instant now;
    private final Map<String, Change> changes = new TreeMap<>();
    private final Map<Pointer, Actor> last = new HashMap<>();

    private Fold(Instant now) {
        this.now = now;
    }

    /** Reads the revisions above {@code from} up to {@code to}, which the log must have; at most {@link #LONGEST}. */
    static Future<Fold> between(RevisionStore store, long from, long to, Instant now) {
        return new Fold(now).read(store, from, to);
    }

    private Future<Fold> read(RevisionStore store, long seen, long to) {
        return seen >= to
                ? Future.succeededFuture(this)
                : store.after(seen, (int) Math.min(ROWS, to - seen))
                        .compose(page -> take(page, seen)
                                .map(through -> read(store, through, to))
                                .orElseGet(() -> Future.failedFuture(new StoreUnavailableException(
                                        "the log has no complete record of revisions " + seen + " to " + to, null))));
    }

    /** The last revision taken; empty where one is missing: what it changed would be told wrongly, not just left out. */
    private Optional<Long> take(List<Revision> page, long seen) {
        var through = seen;
        for (var revision : page) {
            if (revision.revision() != ++through) {
                return Optional.empty();
            }
            var actor = Timeline.changed(Optional.of(revision), now);
            revision.changes().forEach(change -> {
                changes.merge(
                        change.path().toString(),
                        change,
                        (first, then) -> new Change(first.path(), first.from(), then.to()));
                last.put(change.path(), actor);
            });
        }
        return through == seen ? Optional.empty() : Optional.of(through);
    }

    /** The values that differ, by path. What was changed and changed back is not among them. */
    List<Change> changes() {
        return changes.values().stream()
                .filter(change -> !same(change.from(), change.to()))
                .toList();
    }

    /** Who changed that value last. */
    Optional<Actor> last(Pointer path) {
        return Optional.ofNullable(last.get(path));
    }

    static boolean same(Optional<Leaf> from, Optional<Leaf> to) {
        return from.isPresent() == to.isPresent()
                && (from.isEmpty()
                        || Objects.equals(from.get().value(), to.get().value()));
    }
}
