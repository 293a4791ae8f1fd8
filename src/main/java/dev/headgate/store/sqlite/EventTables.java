package dev.headgate.store.sqlite;

import dev.headgate.dualwrite.deliver.EventStore.Batch;
import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.EventStore.Evicted;
import dev.headgate.dualwrite.deliver.EventStore.Owed;
import dev.headgate.dualwrite.deliver.EventStore.Written;
import dev.headgate.store.sqlite.SpoolTable.Waiting;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of events within one transaction, with the tally as it will be when that takes effect. */
final class EventTables {
    private static final int EVICTED_AT_ONCE = 256;

    private final Session session;
    private final Tally tally;
    private final AcceptedTable accepted;
    private final SpoolTable spools;

    EventTables(Session session, Tally tally) {
        this.session = session;
        this.tally = tally;
        this.accepted = new AcceptedTable(session);
        this.spools = new SpoolTable(session);
    }

    /** An event on its way to one spool. */
    record Arrival(long sequence, String event) {}

    /** @param bounds how much one spool may hold */
    Written write(Batch batch, Depth bounds) throws SQLException {
        accepted.append(batch.accepted());
        batch.accepted().forEach(owed -> tally.sawSequence(owed.event().sequence()));
        accepted.remove(batch.settled());
        for (var replayed : batch.replayed().entrySet()) {
            for (var run : Run.of(replayed.getValue())) {
                tally.shrink(replayed.getKey(), spools.remove(replayed.getKey(), run));
            }
        }
        var arrivals = byAdapter(batch.spooled());
        spool(arrivals);
        raiseCeiling(batch);
        var touched = new LinkedHashSet<>(arrivals.keySet());
        touched.addAll(batch.replayed().keySet());
        return written(touched, bounds);
    }

    private static Map<String, List<Arrival>> byAdapter(List<Owed> events) {
        var arrivals = new LinkedHashMap<String, List<Arrival>>();
        for (var owed : events) {
            var arrival =
                    new Arrival(owed.event().sequence(), owed.delivery().frame().text());
            owed.adapters()
                    .forEach(adapter -> arrivals.computeIfAbsent(adapter, name -> new ArrayList<>())
                            .add(arrival));
        }
        return arrivals;
    }

    /** Appends to each spool. One after the other, so that what came together has positions without gaps: see {@link Run}. */
    void spool(Map<String, List<Arrival>> arrivals) throws SQLException {
        var rows = new ArrayList<Waiting>();
        arrivals.forEach((adapter, events) -> events.forEach(arrival -> {
            var bytes = arrival.event().getBytes(StandardCharsets.UTF_8).length;
            rows.add(new Waiting(tally.nextPosition(), adapter, arrival.sequence(), arrival.event(), bytes));
            tally.grow(adapter, new Depth(1, bytes));
        }));
        spools.append(rows);
    }

    private void raiseCeiling(Batch batch) throws SQLException {
        var ceiling = Math.max(batch.ceiling().orElse(tally.ceiling()), tally.sequence());
        if (ceiling != tally.ceiling()) {
            session.update("UPDATE meta SET value = ? WHERE name = 'ceiling'", ceiling);
            tally.setCeiling(ceiling);
        }
    }

    private Written written(Set<String> adapters, Depth bounds) throws SQLException {
        var depths = new HashMap<String, Depth>();
        var evicted = new HashMap<String, List<Evicted>>();
        for (var adapter : adapters) {
            var events = evict(adapter, bounds);
            if (!events.isEmpty()) {
                evicted.put(adapter, events);
            }
            depths.put(adapter, tally.depth(adapter));
        }
        return new Written(depths, evicted);
    }

    /** What had to go, oldest first. */
    private List<Evicted> evict(String adapter, Depth bounds) throws SQLException {
        var evicted = new ArrayList<Evicted>();
        while (exceeds(tally.depth(adapter), bounds)) {
            var first = Long.MAX_VALUE;
            var last = 0L;
            for (var oldest : spools.oldest(adapter, EVICTED_AT_ONCE)) {
                if (!exceeds(tally.depth(adapter), bounds)) {
                    break;
                }
                first = Math.min(first, oldest.position());
                last = oldest.position();
                evicted.add(new Evicted(oldest.position(), oldest.key()));
                tally.shrink(adapter, new Depth(1, oldest.bytes()));
            }
            spools.remove(adapter, new Run(first, last));
        }
        return evicted;
    }

    private static boolean exceeds(Depth depth, Depth bounds) {
        return depth.events() > bounds.events() || depth.bytes() > bounds.bytes();
    }
}
