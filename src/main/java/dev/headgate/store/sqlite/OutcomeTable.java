package dev.headgate.store.sqlite;

import dev.headgate.store.RevisionStore.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Idempotency keys and what they came to. */
final class OutcomeTable {
    /** How long a repeat is answered with the first outcome. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final Session session;

    OutcomeTable(Session session) {
        this.session = session;
    }

    /** Keeps one, and forgets those that were too old when it came. */
    void keep(String key, Outcome outcome) throws SQLException {
        session.update(
                "DELETE FROM outcomes WHERE at < ?",
                SortableTime.text(outcome.at().minus(KEPT)));
        session.update(
                "INSERT OR REPLACE INTO outcomes (key, digest, revision, committed, at) VALUES (?, ?, ?, ?, ?)",
                key,
                outcome.digest(),
                outcome.revision(),
                outcome.committed(),
                SortableTime.text(outcome.at()));
    }

    Optional<Outcome> find(String key, Instant notBefore) throws SQLException {
        return session.one(
                "SELECT digest, revision, committed, at FROM outcomes WHERE key = ? AND at >= ?",
                row -> new Outcome(
                        row.getString(1), row.getLong(2), row.getBoolean(3), Instant.parse(row.getString(4))),
                key,
                SortableTime.text(notBefore));
    }
}
