package dev.headgate.store.sqlite;

import dev.headgate.access.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The newest requests that were refused. */
final class RefusalTable {
    private final Session session;

    RefusalTable(Session session) {
        this.session = session;
    }

    void append(List<Refusal> refusals) throws SQLException {
        for (var refusal : refusals) {
            session.update(
                    "INSERT INTO refusals (at, who, what, address, why) VALUES (?, ?, ?, ?, ?)",
                    SortableTime.text(refusal.at()),
                    refusal.who(),
                    refusal.what(),
                    refusal.from(),
                    refusal.why());
        }
    }

    /** The newest has the highest number and is never removed, so the numbers have no gaps and none comes twice. */
    void keepNewest(int kept) throws SQLException {
        session.update("DELETE FROM refusals WHERE number <= (SELECT max(number) FROM refusals) - ?", kept);
    }

    List<Refusal> newest(int limit, int skipped) throws SQLException {
        return session.list(
                "SELECT at, who, what, address, why FROM refusals ORDER BY number DESC LIMIT ? OFFSET ?",
                RefusalTable::refusal,
                limit,
                skipped);
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(
                Instant.parse(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }
}
