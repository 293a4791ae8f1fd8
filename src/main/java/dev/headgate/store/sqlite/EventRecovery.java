package dev.headgate.store.sqlite;

import dev.headgate.store.sqlite.AcceptedTable.Leftover;
import dev.headgate.store.sqlite.EventTables.Arrival;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens a file of events: verifies it, counts it, and lets what was not settled wait for its adapters. */
final class EventRecovery {
    private static final int MOVED_AT_ONCE = 500;

    private final Session session;
    private final Path file;

    EventRecovery(Session session, Path file) {
        this.session = session;
        this.file = file;
    }

    /** A damaged file is refused: events that can't be trusted to be whole are better looked at than delivered. */
    Tally recover() throws SQLException {
        Schema.EVENTS.refuseStrangers(session, file);
        var complaint = session.complaint();
        if (complaint.isPresent()) {
            throw Faults.unusable(file, "it is damaged (" + complaint.get() + ")", null);
        }
        Schema.EVENTS.migrate(session);
        return session.transaction(() -> {
            var tally = count();
            moveLeftovers(tally);
            return tally;
        });
    }

    private Tally count() throws SQLException {
        var tally = Tally.empty(session.one("SELECT value FROM meta WHERE name = 'ceiling'", row -> row.getLong(1))
                .orElseThrow(() -> new DamagedRowException("the ceiling of sequences")));
        for (var spool : new SpoolTable(session).all()) {
            tally.grow(spool.adapter(), spool.depth());
            tally.sawPosition(spool.position());
            tally.sawSequence(spool.sequence());
        }
        return tally;
    }

    /**
     * Behind what waits already: a lane keeps the order of a key, so nothing waits that came after an event of the same key
     * which doesn't. Spools may grow over their bounds here; the next write says what it gave up.
     */
    private void moveLeftovers(Tally tally) throws SQLException {
        var accepted = new AcceptedTable(session);
        var tables = new EventTables(session, tally);
        var waiting = new HashMap<String, Set<Long>>();
        for (var page = accepted.above(0, MOVED_AT_ONCE); !page.isEmpty(); ) {
            tables.spool(notWaiting(page, waiting));
            var last = page.get(page.size() - 1).sequence();
            tally.sawSequence(last);
            page = accepted.above(last, MOVED_AT_ONCE);
        }
        accepted.clear();
    }

    /**
     * By adapter, those of the page that don't wait for it yet: one path may have spooled an event that another one hadn't
     * done with.
     */
    private Map<String, List<Arrival>> notWaiting(List<Leftover> page, Map<String, Set<Long>> waiting)
            throws SQLException {
        var arrivals = new LinkedHashMap<String, List<Arrival>>();
        for (var leftover : page) {
            for (var adapter : leftover.adapters()) {
                if (!waiting.containsKey(adapter)) {
                    var sequences = new SpoolTable(session).sequencesFrom(adapter, leftover.sequence());
                    waiting.put(adapter, new HashSet<>(sequences));
                }
                if (!waiting.get(adapter).contains(leftover.sequence())) {
                    arrivals.computeIfAbsent(adapter, name -> new ArrayList<>())
                            .add(new Arrival(leftover.sequence(), leftover.event()));
                }
            }
        }
        return arrivals;
    }
}
