package dev.headgate.store.sqlite;

import dev.headgate.access.Role;
import dev.headgate.access.StoredKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is signed in. What changes rows says how many. */
final class SessionTable {
    private final Session session;

    SessionTable(Session session) {
        this.session = session;
    }

    List<dev.headgate.access.Session> all() throws SQLException {
        return session.list(
                "SELECT id, secret_hash, user, role, created_at, seen_at, address FROM sessions",
                SessionTable::signedIn);
    }

    private static dev.headgate.access.Session signedIn(ResultSet row) throws SQLException {
        var role = row.getString(4);
        return new dev.headgate.access.Session(
                new StoredKey(row.getString(1), row.getString(2)),
                row.getString(3),
                role == null ? Optional.empty() : Optional.of(Roles.read(role)),
                Instant.parse(row.getString(5)),
                Instant.parse(row.getString(6)),
                row.getString(7));
    }

    int add(dev.headgate.access.Session signedIn) throws SQLException {
        return session.update(
                "INSERT INTO sessions (id, secret_hash, user, role, created_at, seen_at, address)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                signedIn.id(),
                signedIn.key().hash(),
                signedIn.user(),
                signedIn.role().map(Role::wire).orElse(null),
                SortableTime.text(signedIn.createdAt()),
                SortableTime.text(signedIn.seenAt()),
                signedIn.address());
    }

    /** Uses are told of by several threads: an earlier one that comes later changes nothing. */
    int seen(String id, Instant at) throws SQLException {
        var time = SortableTime.text(at);
        return session.update("UPDATE sessions SET seen_at = ? WHERE id = ? AND seen_at < ?", time, id, time);
    }

    int remove(String id) throws SQLException {
        return session.update("DELETE FROM sessions WHERE id = ?", id);
    }

    int removeOf(String user) throws SQLException {
        return session.update("DELETE FROM sessions WHERE user = ?", user);
    }

    int removeEnded(Instant idleSince, Instant begunBefore) throws SQLException {
        return session.update(
                "DELETE FROM sessions WHERE seen_at < ? OR created_at < ?",
                SortableTime.text(idleSince),
                SortableTime.text(begunBefore));
    }
}
