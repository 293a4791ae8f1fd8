package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The tables of users, sessions, tokens and refusals as a whole: that they are there, and their version. */
final class AccessTables {
    private static final List<String> NAMES = List.of("users", "sessions", "tokens", "refusals", "access_version");

    private AccessTables() {}

    /**
     * Makes or migrates the file where that is still to be done, as a gateway's start would and under the same hold, for
     * nobody may change a schema that somebody else uses. A running gateway has done it: then its hold is no hindrance.
     */
    static void make(Path file) {
        DatabaseFile.makeDirectory(file);
        var real = DatabaseFile.real(file);
        NativeLibrary.load(real);
        try {
            if (!isMade(real)) {
                var hold = Hold.take(real);
                try (hold) {
                    DatabaseFile.prepare(real, Schema.REVISIONS);
                    recover(real);
                }
            }
        } catch (SQLException fault) {
            throw Faults.unusable(file, fault);
        } catch (IOException fault) {
            throw new StoreUnusableException(file + " can't be used: it or its lock can't be read", fault);
        }
    }

    private static boolean isMade(Path file) throws IOException, SQLException {
        if (DatabaseFile.isAbsentOrEmpty(file)) {
            return false;
        }
        try (var session = Session.open(file, Session.Use.WRITE)) {
            Schema.REVISIONS.refuseStrangers(session, file);
            return Schema.REVISIONS.isNewest(session);
        }
    }

    /** A file that would be served read-only isn't migrated. */
    private static void recover(Path file) throws SQLException {
        try (var session = Session.open(file, Session.Use.WRITE)) {
            var damage = new Recovery(session, file).recover().damage();
            if (damage.isPresent()) {
                throw new StoreUnusableException(damage.get(), null);
            }
        }
    }

    static void check(Session session, Path file) throws SQLException {
        Schema.refuseWithout(NAMES, session, file);
    }

    static long version(Session session) throws SQLException {
        return session.one("SELECT version FROM access_version", row -> row.getLong(1))
                .orElseThrow(() -> new DamagedRowException("the version of users and tokens"));
    }

    static void raiseVersion(Session session) throws SQLException {
        session.update("UPDATE access_version SET version = version + 1");
    }
}
