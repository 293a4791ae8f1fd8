package dev.headgate.store.sqlite;

import static dev.headgate.store.Events.accepting;
import static dev.headgate.store.Events.owed;
import static dev.headgate.store.Events.spooling;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.deliver.EventStore.Batch;
import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.EventStore.Evicted;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventFileFaultsTest extends EventFixture {
    private final AtomicBoolean full = new AtomicBoolean();
    private final List<String> syncs = new CopyOnWriteArrayList<>();

    @BeforeEach
    void openWithEventsThatWait() {
        store = new SqliteEventStore(vertx, file(), ROOM, this::open);
        await(store.open());
        await(store.write(spooling(owed(1, 100, "realtime"))));
    }

    /** While the disk is full the file may not grow by a page. A connection that failed isn't used again. */
    private Session open(Path path, Session.Use use) throws SQLException {
        var session = Session.open(path, use);
        syncs.add(use + " " + session.pragma("journal_mode") + " " + session.pragma("synchronous"));
        if (full.get()) {
            session.pragma("max_page_count = 1");
        }
        return session;
    }

    /** The connection from before has room still; a fault makes the store open another one. */
    private void fill() throws IOException {
        full.set(true);
        Files.move(file(), aside());
        assertThat(failure(store.write(accepting(owed(101, 101, "realtime")))))
                .isInstanceOf(StoreUnavailableException.class);
        Files.move(aside(), file());
    }

    private Path aside() {
        return file().resolveSibling("aside.db");
    }

    @Test
    @Tag("D3")
    void aFullDiskRefusesWritesWholeWhileSpoolsAreReadAndHealsByItself() throws IOException {
        fill();
        var batch = new Batch(
                owed(101, 300, "realtime"), List.of(), owed(301, 500, "realtime"), Map.of(), OptionalLong.of(900));

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(failure(store.write(batch)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("the disk is full: " + file());
            assertThat(waiting("realtime")).hasSize(100);
        }
        full.set(false);

        assertThat(await(store.write(batch))
                        .depths()
                        .getOrDefault("realtime", Depth.NONE)
                        .events())
                .isEqualTo(300);
        var opened = reopen();
        assertThat(opened.last()).isEqualTo(900);
        assertThat(opened.depths().getOrDefault("realtime", Depth.NONE).events())
                .isEqualTo(500);
    }

    @Test
    @Tag("D2")
    void everyConnectionSyncsEachCommit() {
        await(store.spooled("realtime", 0, 1));

        assertThat(syncs).containsExactly("WRITE wal 2", "READ wal 2");
    }

    @Test
    @Tag("D5")
    void aSecondStoreOnTheSameFileIsRefused() {
        var second = new SqliteEventStore(vertx, file(), ROOM);

        assertThat(failure(second.open()))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessageContaining("is in use by another gateway");
    }

    /** What a start on the file as it is now fails with. */
    private Throwable refusal() {
        store = new SqliteEventStore(vertx, file(), ROOM);
        var refusal = failure(store.open());
        assertThat(refusal).isInstanceOf(StoreUnusableException.class).hasMessageContaining(file().toString());
        return refusal;
    }

    @Test
    @Tag("D4")
    void aDamagedFileIsRefused() throws IOException {
        await(store.close());
        var bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 4096, (byte) 7);
        Files.write(file(), bytes);

        assertThat(refusal()).hasMessageContaining("it is damaged").hasMessageContaining("move it away");
    }

    @Test
    @Tag("D4")
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        await(store.close());
        Files.writeString(file(), "a letter to a friend, not a database at all. ".repeat(200));

        assertThat(refusal()).hasMessageContaining("the file is not a database; restore it");
    }

    @Test
    void aDatabaseWithOtherTablesIsRefused() throws IOException, SQLException {
        await(store.close());
        Files.delete(file());
        try (var session = Session.open(file(), Session.Use.CREATE)) {
            session.script("CREATE TABLE customers (name TEXT); PRAGMA user_version = 1");
        }

        assertThat(refusal()).hasMessageContaining("it has lost accepted, spool, meta");
    }

    @Test
    @Tag("D4")
    void anEventThatIsNotWhatWasWrittenHidesNoOther() throws SQLException {
        damageTheSeventh(ROOM);

        assertThat(await(store.spooled("realtime", 0, 100)))
                .extracting(it -> it.event().map(Event::sequence).orElse(-1L))
                .startsWith(1L, 2L, 3L, 4L, 5L, 6L, -1L, 8L, 9L, 10L);
    }

    @Test
    @Tag("D4")
    void anEventThatIsNotWhatWasWrittenIsGivenUpLikeAnyOther() throws SQLException {
        damageTheSeventh(new Depth(90, ROOM.bytes()));

        var written = await(store.write(spooling(owed(101, 101, "realtime"))));

        assertThat(written.evicted().get("realtime")).hasSize(11).contains(new Evicted(7, ""));
        assertThat(written.depths().getOrDefault("realtime", Depth.NONE).events())
                .isEqualTo(90);
    }

    private void damageTheSeventh(Depth bounds) throws SQLException {
        await(store.close());
        try (var session = Session.open(file(), Session.Use.WRITE)) {
            session.script("UPDATE spool SET event = substr(event, 2) WHERE sequence = 7");
        }
        store = new SqliteEventStore(vertx, file(), bounds);
        await(store.open());
    }
}
