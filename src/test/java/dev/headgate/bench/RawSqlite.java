package dev.headgate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The ceiling of durable edits: one thread, the gateway's own tables and pragmas, one row of the same bytes a commit. */
final class RawSqlite implements AutoCloseable {
    private static final int COLUMNS = 9;

    private final Connection connection;
    private final PreparedStatement insert;
    private final List<String> row;
    private long revision;

    private RawSqlite(Connection connection, List<String> row) throws SQLException {
        this.connection = connection;
        this.row = row;
        this.insert = connection.prepareStatement("INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /** A new database beside {@code gateway}'s, whose newest revision is the row. */
    static RawSqlite beside(Path gateway) throws SQLException, IOException {
        var row = newest(gateway);
        var file = Files.createTempDirectory(gateway.getParent(), "raw").resolve("raw.db");
        var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = wal");
            statement.execute("PRAGMA synchronous = 2");
            statement.execute("PRAGMA fullfsync = 1");
            statement.execute("PRAGMA foreign_keys = 1");
            statement.executeUpdate(schema());
        }
        return new RawSqlite(connection, row);
    }

    private static List<String> newest(Path gateway) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + gateway);
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT * FROM revisions ORDER BY revision DESC LIMIT 1")) {
            var row = new ArrayList<String>();
            for (var column = 1; column <= COLUMNS; column++) {
                row.add(found.getString(column));
            }
            return List.copyOf(row);
        }
    }

    private static String schema() throws IOException {
        try (var script = RawSqlite.class.getResourceAsStream("/db/sqlite/V1__revisions.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** One commit; on the disk when it returns. */
    void commit() throws SQLException {
        insert.setLong(1, ++revision);
        for (var column = 2; column <= COLUMNS; column++) {
            insert.setString(column, row.get(column - 1));
        }
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
