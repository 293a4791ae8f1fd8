package dev.headgate.store.sqlite;

import dev.headgate.dualwrite.deliver.EventStore.Owed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The write-ahead table: events that were accepted durably and aren't settled yet. */
final class AcceptedTable {
    private static final String COMMA = ","; // no name of an adapter has one

    private final Session session;

    AcceptedTable(Session session) {
        this.session = session;
    }

    /** A row of the table, its event as text. */
    record Leftover(long sequence, List<String> adapters, String event) {}

    void append(List<Owed> events) throws SQLException {
        var rows = new ArrayList<Object[]>(events.size());
        for (var owed : events) {
            rows.add(new Object[] {
                owed.event().sequence(),
                String.join(COMMA, owed.adapters()),
                owed.delivery().frame().text()
            });
        }
        session.batch("INSERT INTO accepted (sequence, adapters, event) VALUES (?, ?, ?)", rows);
    }

    void remove(Collection<Long> sequences) throws SQLException {
        var rows = new ArrayList<Object[]>();
        for (var run : Run.of(sequences)) {
            rows.add(new Object[] {run.first(), run.last()});
        }
        session.batch("DELETE FROM accepted WHERE sequence BETWEEN ? AND ?", rows);
    }

    /** The next ones in order. */
    List<Leftover> above(long sequence, int limit) throws SQLException {
        return session.list(
                "SELECT sequence, adapters, event FROM accepted WHERE sequence > ? ORDER BY sequence LIMIT ?",
                AcceptedTable::leftover,
                sequence,
                limit);
    }

    private static Leftover leftover(ResultSet row) throws SQLException {
        var adapters = row.getString(2);
        return new Leftover(
                row.getLong(1), adapters.isEmpty() ? List.of() : List.of(adapters.split(COMMA)), row.getString(3));
    }

    void clear() throws SQLException {
        session.update("DELETE FROM accepted");
    }
}
