package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables of one kind of file, and their versions. {@code PRAGMA user_version} says how many of its migrations a file
 * has seen.
 *
 * @param migrations in order and append-only: the n-th takes a file from version n - 1 to n
 * @param tables those of the first version, which every later one has too
 */
record Schema(List<String> migrations, List<String> tables) {
    static final Schema REVISIONS =
            new Schema(List.of("V1__revisions.sql", "V2__access.sql"), List.of("revisions", "readings", "outcomes"));

    static final Schema EVENTS = new Schema(List.of("events/V1__events.sql"), List.of("accepted", "spool", "meta"));

    Schema {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
    }

    static int version(Session session) throws SQLException {
        return Integer.parseInt(session.pragma("user_version"));
    }

    boolean isNewest(Session session) throws SQLException {
        return version(session) == migrations.size();
    }

    /** Fails with {@link StoreUnusableException} when this program can't know its way about in the file. */
    void refuseStrangers(Session session, Path file) throws SQLException {
        var version = version(session);
        if (version > migrations.size()) {
            throw new StoreUnusableException(
                    file + " was written by a newer Headgate: its schema has version " + version
                            + ", this program knows versions up to " + migrations.size(),
                    null);
        }
        if (version == 0) {
            throw Faults.unusable(file, "it is a database, but not one of Headgate's", null);
        }
        refuseWithout(tables, session, file);
    }

    static void refuseWithout(List<String> tables, Session session, Path file) throws SQLException {
        var found = session.list("SELECT name FROM sqlite_schema WHERE type = 'table'", row -> row.getString(1));
        var missing = tables.stream().filter(table -> !found.contains(table)).toList();
        if (!missing.isEmpty()) {
            throw Faults.unusable(file, "it has lost " + String.join(", ", missing), null);
        }
    }

    /** Brings a file to the newest version; each migration takes effect together with its version number. */
    void migrate(Session session) throws SQLException {
        for (int version = version(session); version < migrations.size(); version++) {
            var script = read(migrations.get(version)) + "\nPRAGMA user_version = " + (version + 1) + ";";
            session.transaction(() -> {
                session.script(script);
                return script;
            });
        }
    }

    private static String read(String migration) {
        try (var sql = Schema.class.getResourceAsStream("/db/sqlite/" + migration)) {
            if (sql == null) {
                throw new IllegalStateException("the program is incomplete: it lacks db/sqlite/" + migration);
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program is damaged: db/sqlite/" + migration, unreadable);
        }
    }
}
