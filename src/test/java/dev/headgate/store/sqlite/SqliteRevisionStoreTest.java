package dev.headgate.store.sqlite;

import static dev.headgate.store.Revisions.edits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.store.RevisionStore;
import dev.headgate.store.RevisionStoreContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteRevisionStoreTest extends RevisionStoreContract {
    @TempDir
    Path directory;

    private final List<String> connections = new CopyOnWriteArrayList<>();

    @Override
    protected RevisionStore connect() {
        return new SqliteRevisionStore(vertx, file(), (file, use) -> {
            var session = Session.open(file, use);
            connections.add(use + " " + durability(session));
            return session;
        });
    }

    private Path file() {
        return directory.resolve("data/new/headgate.db");
    }

    private static List<String> durability(Session session) throws SQLException {
        return List.of(
                session.pragma("journal_mode"),
                session.pragma("synchronous"),
                session.pragma("busy_timeout"),
                session.pragma("foreign_keys"),
                session.pragma("query_only"));
    }

    @Test
    @Tag("D2")
    void everyConnectionSyncsEachCommitAndOnlyTheWriterMayWrite() {
        await(store.append(0, edits(1, 1)));
        await(store.find(1));

        assertThat(connections).containsExactly("WRITE [wal, 2, 5000, 1, 0]", "READ [wal, 2, 5000, 1, 1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO revisions SELECT 4, at, actor, reason, origin, changes, override, previous, checksum"
                        + " FROM revisions WHERE revision = 2",
                "INSERT OR REPLACE INTO revisions SELECT * FROM revisions WHERE revision = 1",
                "UPDATE revisions SET actor = 'somebody else' WHERE revision = 1",
                "DELETE FROM revisions WHERE revision = 2"
            })
    void theFileItselfRefusesAGapAndARewrittenHistory(String statement) throws SQLException {
        await(store.append(0, edits(1, 2)));

        try (var session = Session.open(file(), Session.Use.WRITE)) {
            assertThatThrownBy(() -> session.update(statement)).hasMessageContaining("revisions are ");
        }
        assertThat(numbers(await(store.after(0, 10)))).containsExactly(1L, 2L);
    }
}
