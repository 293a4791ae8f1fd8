package dev.headgate.store.sqlite;

import dev.headgate.store.RevisionStore.Recovered;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Reads what a restart needs, and decides how much of a file can be trusted. */
final class Recovery {
    /** How many of the newest revisions are verified at start; older ones are when they are read. */
    private static final int DEPTH = 64;

    private final Session session;
    private final Path file;

    Recovery(Session session, Path file) {
        this.session = session;
        this.file = file;
    }

    /**
     * A head and readings that verify can be served, whatever else is wrong; without them nothing is: better no document
     * than one that nobody accepted.
     */
    Recovered recover() throws SQLException {
        Schema.REVISIONS.refuseStrangers(session, file);
        var damage = damage();
        if (damage.isEmpty()) {
            Schema.REVISIONS.migrate(session);
        }
        var head = new RevisionTable(session)
                .newest(1, Long.MAX_VALUE).stream().findFirst().map(RevisionTable.Stored::revision);
        if (head.isEmpty() && damage.isPresent()) {
            throw Faults.unusable(file, "it is damaged (" + damage.get() + ") and no revision can be found", null);
        }
        return new Recovered(head, new ReadingTable(session).all(), damage.map(what -> file + " is damaged: " + what));
    }

    private Optional<String> damage() {
        try {
            var complaint = session.complaint();
            if (complaint.isPresent()) {
                return complaint;
            }
            new RevisionTable(session).verifyNewest(DEPTH);
            return Optional.empty();
        } catch (SQLException fault) {
            return Optional.of(Faults.words(fault));
        }
    }
}
