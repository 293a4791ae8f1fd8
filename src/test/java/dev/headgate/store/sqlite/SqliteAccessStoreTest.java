package dev.headgate.store.sqlite;

import static dev.headgate.store.Revisions.edit;
import static dev.headgate.store.Revisions.edits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.access.AccessStore;
import dev.headgate.access.AccessStoreContract;
import dev.headgate.access.Role;
import dev.headgate.access.User;
import dev.headgate.store.RevisionStore.Appended.Durable;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccessStoreTest extends AccessStoreContract {
    /** Needs more room than its table has left. */
    private static final User BULKY = new User("bulky", Role.VIEWER, "$" + "x".repeat(10_000), ADAM.createdAt());

    @TempDir
    Path directory;

    private final AtomicBoolean full = new AtomicBoolean();
    private final List<String> connections = new CopyOnWriteArrayList<>();

    @Override
    protected AccessStore connect() {
        return new SqliteAccessStore(vertx, file(), (file, use) -> {
            var session = Session.open(file, use);
            connections.add(session.pragma("journal_mode") + " " + session.pragma("synchronous"));
            if (full.get()) {
                session.pragma("max_page_count = 1");
            }
            return session;
        });
    }

    private Path file() {
        return directory.resolve("data/new/headgate.db");
    }

    private Path aside() {
        return directory.resolve("aside.db");
    }

    /** What a store that is opened on {@code file} as it is now is refused with. */
    private Throwable refusal(Path file) {
        var other = new SqliteAccessStore(vertx, file);
        var refusal = failure(other.open());
        await(other.close());
        assertThat(refusal).isInstanceOf(StoreUnusableException.class);
        return refusal;
    }

    /** A file as the first version of the program left it, with one revision. */
    private Path ofTheFirstVersion() throws IOException, SQLException {
        var file = directory.resolve("first.db");
        try (var script = Schema.class.getResourceAsStream("/db/sqlite/V1__revisions.sql");
                var session = Session.open(file, Session.Use.CREATE)) {
            assertThat(script).isNotNull();
            session.script(new String(script.readAllBytes(), StandardCharsets.UTF_8) + "PRAGMA user_version = 1;");
            new RevisionTable(session).append(RevisionTable.Head.NONE, edit(1));
        }
        return file;
    }

    @Test
    @Tag("D2")
    void itsConnectionSyncsEachCommit() {
        assertThat(connections).containsExactly("wal 2");
    }

    @Test
    void usersChangeWhileAGatewayHoldsTheFile() {
        var revisions = new SqliteRevisionStore(vertx, file());
        await(revisions.open());
        var commandLine = connect();
        await(commandLine.open());

        await(commandLine.add(ZOE));
        assertThat(await(revisions.append(0, edits(1, 1)))).isEqualTo(new Durable());
        await(store.add(ADAM));

        assertThat(await(commandLine.load()).users()).containsExactlyInAnyOrder(ZOE, ADAM);
        await(commandLine.close());
        await(revisions.close());
    }

    @Test
    void usersThatWereThereFirstAreNoHindranceToAGateway() {
        await(store.add(ZOE));
        var revisions = new SqliteRevisionStore(vertx, file());

        assertThat(await(revisions.open()).head()).isEmpty();
        assertThat(await(revisions.append(0, edits(1, 1)))).isEqualTo(new Durable());

        await(revisions.close());
    }

    @Test
    void aFileOfTheFirstVersionIsMigratedByAGatewaysStartAndKeepsItsRevisions() throws IOException, SQLException {
        var file = ofTheFirstVersion();
        var revisions = new SqliteRevisionStore(vertx, file);

        assertThat(await(revisions.open()).head()).contains(edit(1));

        var users = new SqliteAccessStore(vertx, file);
        await(users.open());
        assertThat(await(users.add(ZOE))).isTrue();
        await(users.close());
        await(revisions.close());
    }

    @Test
    void aFileOfTheFirstVersionIsMigratedByTheFirstWhoNeedsUsersInIt() throws IOException, SQLException {
        var file = ofTheFirstVersion();
        var users = new SqliteAccessStore(vertx, file);

        await(users.open());

        assertThat(await(users.add(ZOE))).isTrue();
        await(users.close());
        var revisions = new SqliteRevisionStore(vertx, file);
        assertThat(await(revisions.open()).head()).contains(edit(1));
        await(revisions.close());
    }

    @Test
    @Tag("D5")
    void aFileThatAnOlderGatewayHoldsIsNotMigratedUnderIt() throws IOException, SQLException {
        var file = ofTheFirstVersion();
        try (var hold = Hold.take(file.toRealPath())) {
            assertThat(hold).isNotNull();
            assertThat(refusal(file)).hasMessageContaining("is in use by another gateway");
        }
        try (var session = Session.open(file, Session.Use.READ)) {
            assertThat(Schema.version(session)).isEqualTo(1);
        }
    }

    @Test
    @Tag("D4")
    void aDamagedFileIsNotMigrated() throws IOException, SQLException {
        var file = ofTheFirstVersion();
        try (var session = Session.open(file, Session.Use.WRITE)) {
            session.script("DROP TRIGGER revisions_are_not_rewritten; UPDATE revisions SET actor = 'somebody else'");
        }

        assertThat(refusal(file)).hasMessageContaining("revision 1 is not what was written there");
    }

    @Test
    @Tag("D4")
    void aFileThatLostATableIsRefused() throws SQLException {
        try (var session = Session.open(file(), Session.Use.WRITE)) {
            session.script("DROP TABLE tokens");
        }

        assertThat(refusal(file())).hasMessageContaining("it has lost tokens; restore it");
    }

    @Test
    @Tag("D4")
    void whatIsNotADatabaseIsRefused() throws IOException {
        assertThat(refusal(Files.createFile(directory.resolve("empty.db")))).hasMessageContaining("it is empty");
        assertThat(refusal(Files.writeString(directory.resolve("text.db"), "no database".repeat(100))))
                .hasMessageContaining("the file is not a database; restore it");
    }

    @Test
    @Tag("D3")
    void aFullDiskRefusesChangesWhileReadsGoOnAndHealsByItself() throws IOException {
        await(store.add(ZOE));
        full.set(true);
        loseTheConnection();

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(await(store.load()).users()).containsExactly(ZOE);
            assertThat(failure(store.add(BULKY)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("the disk is full: " + file());
        }
        full.set(false);

        assertThat(await(store.add(BULKY))).isTrue();
        assertThat(await(store.load()).users()).containsExactlyInAnyOrder(ZOE, BULKY);
    }

    /** The connection from before has room still; a fault makes the store open another one. */
    private void loseTheConnection() throws IOException {
        Files.move(file(), aside());
        assertThat(failure(store.add(ADAM)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the file was moved, replaced or deleted while it was in use: " + file());
        Files.move(aside(), file());
    }
}
