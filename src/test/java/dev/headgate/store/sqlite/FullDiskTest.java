package dev.headgate.store.sqlite;

import static dev.headgate.store.Revisions.edit;
import static dev.headgate.store.Revisions.edits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.RevisionStore.Appended.Durable;
import dev.headgate.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FullDiskTest extends SqliteFixture {
    private final AtomicBoolean full = new AtomicBoolean();

    @BeforeEach
    void openWithAHundredRevisions() {
        store = new SqliteRevisionStore(vertx, file(), this::open);
        await(store.open());
        await(store.append(0, edits(1, 100)));
    }

    /** While the disk is full the database may not grow by a page. A connection that failed isn't used again. */
    private Session open(Path file, Session.Use use) throws SQLException {
        var session = Session.open(file, use);
        if (full.get()) {
            session.pragma("max_page_count = 1");
        }
        return session;
    }

    /** The connection from before has room still; a fault makes the store open another one. */
    private void fill() throws IOException {
        full.set(true);
        Files.move(file(), aside());
        assertThat(failure(store.append(100, edits(101, 101)))).isInstanceOf(StoreUnavailableException.class);
        Files.move(aside(), file());
    }

    private Path aside() {
        return file().resolveSibling("aside.db");
    }

    @Test
    @Tag("D3")
    void aFullDiskRefusesWritesWhileReadsGoOnAndHealsByItself() throws IOException {
        fill();

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(failure(store.append(100, edits(101, 200))))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("the disk is full: " + file());
            assertThat(numbers(await(store.newest(1, Long.MAX_VALUE)))).containsExactly(100L);
        }
        full.set(false);

        assertThat(await(store.append(100, edits(101, 200)))).isEqualTo(new Durable());
        assertThat(await(store.find(101))).contains(edit(101));
        assertThat(reopen().head()).contains(edit(200));
    }

    @Test
    void aFileThatWasMovedAwayTakesNoWritesUntilItIsBack() throws IOException {
        Files.move(file(), aside());

        assertThat(failure(store.append(100, edits(101, 101))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the file was moved, replaced or deleted while it was in use: " + file());
        assertThat(failure(store.append(100, edits(101, 101))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the file can't be opened: " + file());
        assertThat(file()).doesNotExist();

        Files.move(aside(), file());
        assertThat(await(store.append(100, edits(101, 101)))).isEqualTo(new Durable());
        assertThat(reopen().head()).contains(edit(101));
    }
}
