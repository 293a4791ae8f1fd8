package dev.headgate.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** One connection with its prepared statements. For one thread at a time. */
final class Session implements AutoCloseable {
    /** What a connection is for. */
    enum Use {
        /** Makes the file; the others refuse an absent one, so that a lost file is never replaced by an empty one. */
        CREATE,
        WRITE,
        READ
    }

    /** Turns the current row into a value. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Steps that take effect together. */
    interface Steps<T> {
        T run() throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** Opens {@code file} and fails unless every pragma that durability rests on took effect. */
    static Session open(Path file, Use use) throws SQLException {
        var config = new SQLiteConfig();
        if (use != Use.CREATE) {
            config.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        var session = new Session(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        try {
            for (var pragma : pragmas(use).entrySet()) {
                session.establish(pragma.getKey(), pragma.getValue());
            }
            return session;
        } catch (SQLException refused) {
            session.closeAfter(refused);
            throw refused;
        }
    }

    private static Map<String, String> pragmas(Use use) {
        var pragmas = new LinkedHashMap<String, String>();
        pragmas.put("busy_timeout", "5000"); // first: the next ones may have to wait for a lock
        pragmas.put("journal_mode", "wal");
        pragmas.put("synchronous", "2"); // FULL: a commit is on the disk before it is acknowledged
        pragmas.put("fullfsync", "1"); // on macOS, where fsync alone leaves it in the drive's cache
        pragmas.put("foreign_keys", "1");
        pragmas.put("query_only", use == Use.READ ? "1" : "0");
        return pragmas;
    }

    private void establish(String pragma, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma + " = " + value);
        }
        var found = pragma(pragma);
        if (!value.equals(found)) {
            throw new SQLException("PRAGMA " + pragma + ": expected " + value + ", found " + found);
        }
    }

    /** The first row of {@code PRAGMA name}; empty when there is none. */
    String pragma(String name) throws SQLException {
        return one("PRAGMA " + name, row -> row.getString(1)).orElse("");
    }

    /** What SQLite finds wrong with the file, in one line; empty when it is sound. */
    Optional<String> complaint() throws SQLException {
        var found = pragma("quick_check(1)");
        return "ok".equals(found) ? Optional.empty() : Optional.of(found.replace('\n', ' '));
    }

    /** Runs a script of several statements. */
    void script(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    <T> Optional<T> one(String sql, Row<T> row, Object... parameters) throws SQLException {
        try (var rows = bind(sql, parameters).executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    <T> List<T> list(String sql, Row<T> row, Object... parameters) throws SQLException {
        var list = new ArrayList<T>();
        try (var rows = bind(sql, parameters).executeQuery()) {
            while (rows.next()) {
                list.add(row.read(rows));
            }
        }
        return List.copyOf(list);
    }

    /** How many rows it changed. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return bind(sql, parameters).executeUpdate();
    }

    /** The same statement for each row of parameters, without a call into the driver for each. */
    void batch(String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        for (var row : rows) {
            bind(sql, row).addBatch();
        }
        bind(sql).executeBatch();
    }

    /** All of {@code steps} or nothing. Takes the write lock at once, so what it reads can't change before it writes. */
    <T> T transaction(Steps<T> steps) throws SQLException {
        return transaction("BEGIN IMMEDIATE", steps);
    }

    /** What all of {@code steps} read is of one moment; writers don't wait for it. */
    <T> T snapshot(Steps<T> steps) throws SQLException {
        return transaction("BEGIN", steps);
    }

    private <T> T transaction(String begin, Steps<T> steps) throws SQLException {
        bind(begin).execute();
        try {
            var result = steps.run();
            bind("COMMIT").execute();
            return result;
        } catch (SQLException | RuntimeException failed) {
            rollBackAfter(failed);
            throw failed;
        }
    }

    private void rollBackAfter(Exception failed) {
        try {
            bind("ROLLBACK").execute();
        } catch (SQLException alreadyRolledBack) { // SQLite does so by itself after a full disk or an I/O error
            failed.addSuppressed(alreadyRolledBack);
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Closes because of {@code fault}, to which a failure to close is only a footnote. */
    void closeAfter(Exception fault) {
        try {
            close();
        } catch (SQLException closing) {
            fault.addSuppressed(closing);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close(); // and with it its statements
    }
}
