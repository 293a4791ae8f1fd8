package dev.headgate.store.sqlite;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.EventStore.Spooled;
import dev.headgate.dualwrite.event.Frame;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The spools of all adapters. Positions grow within each of them, and come from whoever appends. */
final class SpoolTable {
    private final Session session;

    SpoolTable(Session session) {
        this.session = session;
    }

    /** A row to be; {@code event} is the text of its frame. */
    record Waiting(long position, String adapter, long sequence, String event, long bytes) {}

    /** The oldest of a spool: {@code key} is the event's, empty when it can't be read. */
    record Oldest(long position, long bytes, String key) {}

    /** A spool, and the highest position and sequence in it. */
    record Spool(String adapter, Depth depth, long position, long sequence) {}

    void append(List<Waiting> events) throws SQLException {
        var rows = new ArrayList<Object[]>(events.size());
        for (var waiting : events) {
            rows.add(new Object[] {
                waiting.position(), waiting.adapter(), waiting.sequence(), waiting.event(), waiting.bytes()
            });
        }
        session.batch("INSERT INTO spool (position, adapter, sequence, event, bytes) VALUES (?, ?, ?, ?, ?)", rows);
    }

    /** How much left with this run; what isn't there is ignored. */
    Depth remove(String adapter, Run run) throws SQLException {
        var removed = session.one(
                        "SELECT count(*), coalesce(sum(bytes), 0) FROM spool WHERE adapter = ? AND position BETWEEN ? AND ?",
                        row -> new Depth(row.getLong(1), row.getLong(2)),
                        adapter,
                        run.first(),
                        run.last())
                .orElse(Depth.NONE);
        if (removed.events() > 0) {
            session.update(
                    "DELETE FROM spool WHERE adapter = ? AND position BETWEEN ? AND ?",
                    adapter,
                    run.first(),
                    run.last());
        }
        return removed;
    }

    List<Oldest> oldest(String adapter, int limit) throws SQLException {
        return session.list(
                "SELECT position, bytes, iif(json_valid(event), event ->> '$.key', '') FROM spool"
                        + " WHERE adapter = ? ORDER BY position LIMIT ?",
                row -> new Oldest(row.getLong(1), row.getLong(2), row.getString(3)),
                adapter,
                limit);
    }

    /** How large the next ones after a position are. */
    List<Long> sizesAfter(String adapter, long position, int limit) throws SQLException {
        return session.list(
                "SELECT bytes FROM spool WHERE adapter = ? AND position > ? ORDER BY position LIMIT ?",
                row -> row.getLong(1),
                adapter,
                position,
                limit);
    }

    /** The next ones after a position. */
    List<Spooled> after(String adapter, long position, int limit) throws SQLException {
        return session.list(
                "SELECT position, event FROM spool WHERE adapter = ? AND position > ? ORDER BY position LIMIT ?",
                SpoolTable::spooled,
                adapter,
                position,
                limit);
    }

    private static Spooled spooled(ResultSet row) throws SQLException {
        var position = row.getLong(1);
        try {
            return new Spooled(position, Optional.of(Frame.decode(row.getString(2))));
        } catch (IllegalArgumentException damaged) {
            return new Spooled(position, Optional.empty());
        }
    }

    List<Spool> all() throws SQLException {
        return session.list(
                "SELECT adapter, count(*), sum(bytes), max(position), max(sequence) FROM spool GROUP BY adapter",
                row -> new Spool(
                        row.getString(1), new Depth(row.getLong(2), row.getLong(3)), row.getLong(4), row.getLong(5)));
    }

    /** The sequences of an adapter's events from one on. */
    List<Long> sequencesFrom(String adapter, long sequence) throws SQLException {
        return session.list(
                "SELECT sequence FROM spool WHERE adapter = ? AND sequence >= ?",
                row -> row.getLong(1),
                adapter,
                sequence);
    }
}
