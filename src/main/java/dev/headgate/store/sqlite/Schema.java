package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The versions of the tables. {@code PRAGMA user_version} says how many of the migrations a file has seen. */
final class Schema {
    /** In order and append-only: the n-th takes a file from version n - 1 to n. */
    private static final List<String> MIGRATIONS = List.of("V1__revisions.sql", "V2__access.sql");

    /** Those of the first version, which every later one has too. */
    private static final List<String> TABLES = List.of("revisions", "readings", "outcomes");

    static final int NEWEST = MIGRATIONS.size();

    private Schema() {}

    static int version(Session session) throws SQLException {
        return Integer.parseInt(session.pragma("user_version"));
    }

    /** Fails with {@link StoreUnusableException} when this program can't know its way about in the file. */
    static void refuseStrangers(Session session, Path file) throws SQLException {
        var version = version(session);
        if (version > NEWEST) {
            throw new StoreUnusableException(
                    file + " was written by a newer Headgate: its schema has version " + version
                            + ", this program knows versions up to " + NEWEST,
                    null);
        }
        if (version == 0) {
            throw Faults.unusable(file, "it is a database, but not one of Headgate's", null);
        }
        refuseWithout(TABLES, session, file);
    }

    static void refuseWithout(List<String> tables, Session session, Path file) throws SQLException {
        var found = session.list("SELECT name FROM sqlite_schema WHERE type = 'table'", row -> row.getString(1));
        var missing = tables.stream().filter(table -> !found.contains(table)).toList();
        if (!missing.isEmpty()) {
            throw Faults.unusable(file, "it has lost " + String.join(", ", missing), null);
        }
    }

    /** Brings a file to {@link #NEWEST}; each migration takes effect together with its version number. */
    static void migrate(Session session) throws SQLException {
        for (int version = version(session); version < NEWEST; version++) {
            var script = read(MIGRATIONS.get(version)) + "\nPRAGMA user_version = " + (version + 1) + ";";
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
