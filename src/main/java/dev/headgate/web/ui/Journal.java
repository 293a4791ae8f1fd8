package dev.headgate.web.ui;

import dev.headgate.config.Revision;
import dev.headgate.store.RevisionStore;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed what last, in memory, so that drawing a row never waits for the store. Confined to one event loop.
 * Revisions may be told in any order and more than once: the newest one of a subject stays.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final int RECENT = 8;
    private static final int PAGE = 100;
    /** How far back it looks at start; what was last changed before that is shown by its origin alone. */
    private static final int DEPTH = 1_000;

    private final Map<Subject, Revision> last = new HashMap<>();
    private final TreeMap<Long, Revision> recent = new TreeMap<>();
    private Optional<Revision> first = Optional.empty();

    /** Reads what happened before this process started. A damaged log is served without it, since only captions need it. */
    Future<Void> load(RevisionStore store) {
        return load(store, Long.MAX_VALUE, 0).recover(unreadable -> {
            LOG.atWarn().addKeyValue("detail", unreadable.getMessage()).log("the console can't say who changed what");
            return Future.succeededFuture();
        });
    }

    private Future<Void> load(RevisionStore store, long before, int seen) {
        if (seen >= DEPTH) {
            return Future.succeededFuture();
        }
        return store.newest(PAGE, before).compose(page -> {
            page.forEach(this::remember);
            return page.size() < PAGE
                    ? Future.succeededFuture()
                    : load(store, page.get(page.size() - 1).revision(), seen + page.size());
        });
    }

    void remember(Revision revision) {
        recent.put(revision.revision(), revision);
        if (recent.size() > RECENT) {
            recent.pollFirstEntry();
        }
        Subject.of(revision).forEach(subject -> last.merge(subject, revision, Journal::newer));
        if (revision.revision() == 1) {
            first = Optional.of(revision);
        }
    }

    /** The newest revision that changed it, else the first start; empty when that lies too far back. */
    Optional<Revision> last(Subject subject) {
        return Optional.ofNullable(last.get(subject)).or(() -> first);
    }

    /** The newest first. */
    List<Revision> recent() {
        return List.copyOf(recent.descendingMap().values());
    }

    Optional<Revision> find(long revision) {
        return Optional.ofNullable(recent.get(revision));
    }

    private static Revision newer(Revision left, Revision right) {
        return left.revision() >= right.revision() ? left : right;
    }
}
