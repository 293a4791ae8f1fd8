package dev.headgate.store.sqlite;

import static dev.headgate.store.Revisions.edit;
import static dev.headgate.store.Revisions.edits;
import static dev.headgate.store.Revisions.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.RevisionStore.Recovered;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D4")
class DamagedFileTest extends SqliteFixture {
    private static final int HEAD = 200;
    private static final int PAGE = 4096;

    @BeforeEach
    void leaveAFileWithTwoHundredRevisions() {
        await(store.open());
        await(store.append(0, new Batch(edits(1, HEAD).revisions(), Map.of("dual-write", reading(7)), Map.of())));
        await(store.close());
    }

    /** What a start on the file as it is now fails with. */
    private Throwable refusal() {
        store = new SqliteRevisionStore(vertx, file());
        var refusal = failure(store.open());
        assertThat(refusal).isInstanceOf(StoreUnusableException.class).hasMessageContaining(file().toString());
        return refusal;
    }

    private byte[] bytes() throws IOException {
        return Files.readAllBytes(file());
    }

    /** Where {@code text} is stored; each revision's reason ends with its number, and the next column follows. */
    private static int find(byte[] bytes, String text) {
        var hex = HexFormat.of();
        var at = hex.formatHex(bytes).indexOf(hex.formatHex(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(at).isNotNegative().isEven();
        return at / 2;
    }

    private void flipAByteOf(String text) throws IOException {
        var bytes = bytes();
        bytes[find(bytes, text)] ^= 1;
        Files.write(file(), bytes);
    }

    private static String reasonOf(long revision) {
        return "one'; -- " + revision + "edit";
    }

    @Test
    void aFlippedByteInTheHeadIsRefused() throws IOException {
        flipAByteOf(reasonOf(HEAD));

        assertThat(refusal()).hasMessageContaining("revision 200 is not what was written there; restore it");
    }

    @Test
    void aFlippedByteInAReadingIsRefused() throws IOException {
        flipAByteOf("zulu");

        assertThat(refusal()).hasMessageContaining("the last good reading of dual-write is not what was written");
    }

    @Test
    void aFlippedByteInARecentRevisionLeavesTheHeadServedReadOnly() throws IOException {
        flipAByteOf(reasonOf(HEAD - 1));

        assertThat(reopen())
                .isEqualTo(new Recovered(
                        Optional.of(edit(HEAD)),
                        Map.of("dual-write", reading(7)),
                        Optional.of(file() + " is damaged: revision 199 is not what was written there")));
        assertThat(failure(store.append(HEAD, edits(HEAD + 1, HEAD + 1))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage(file() + " is damaged: revision 199 is not what was written there; it is served read-only");
        assertThat(await(store.find(HEAD))).contains(edit(HEAD));
    }

    @Test
    void aFlippedByteInAnOldRevisionIsFoundWhenItIsRead() throws IOException {
        flipAByteOf(reasonOf(7));

        assertThat(reopen().damage()).isEmpty();
        assertThat(failure(store.find(7)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("revision 7 is not what was written there: " + file());
        assertThat(await(store.find(8))).contains(edit(8));
    }

    @Test
    void aLostPageOfOldRevisionsLeavesTheHeadServedReadOnly() throws IOException {
        var bytes = bytes();
        var page = find(bytes, reasonOf(7)) / PAGE * PAGE;
        Arrays.fill(bytes, page, page + PAGE, (byte) 0);
        Files.write(file(), bytes);

        var recovered = reopen();

        assertThat(recovered.head()).contains(edit(HEAD));
        assertThat(recovered.damage()).get().asString().startsWith(file() + " is damaged: ");
        assertThat(failure(store.append(HEAD, edits(HEAD + 1, HEAD + 1))))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, PAGE, 3 * PAGE, 20 * PAGE + 7})
    void aTruncatedFileIsRefused(int size) throws IOException {
        Files.write(file(), Arrays.copyOf(bytes(), size));

        assertThat(refusal()).hasMessageContaining("restore it from a backup, or move it away");
    }

    @Test
    void aFileWithAGarbageHeaderIsRefused() throws IOException {
        var bytes = bytes();
        Arrays.fill(bytes, 0, 100, (byte) 'x');
        Files.write(file(), bytes);

        assertThat(refusal()).hasMessageContaining("the file is not a database; restore it");
    }

    @Test
    void aDeletedFileWhoseLogIsStillThereIsRefused() throws IOException {
        Files.delete(file());
        Files.writeString(directory.resolve("headgate.db-wal"), "acknowledged commits");

        assertThat(refusal()).hasMessageContaining("it is missing or empty, but its log");
        assertThat(file()).doesNotExist();
    }

    @Test
    void anAbsentFileIsANewStore() throws IOException {
        Files.delete(file());

        assertThat(reopen()).isEqualTo(new Recovered(Optional.empty(), Map.of(), Optional.empty()));
    }

    @Test
    void aFirstStartThatWasKilledHalfWayIsForgotten() throws IOException {
        Files.move(file(), directory.resolve("headgate.db.new"));
        Files.writeString(directory.resolve("headgate.db.new-wal"), "half a log");

        assertThat(reopen()).isEqualTo(new Recovered(Optional.empty(), Map.of(), Optional.empty()));
        assertThat(directory.resolve("headgate.db.new")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"readings", "outcomes", "revisions"})
    void aDatabaseThatLostATableIsRefused(String table) throws SQLException {
        try (var session = Session.open(file(), Session.Use.WRITE)) {
            session.script("PRAGMA foreign_keys = 0; DROP TABLE " + table);
        }

        assertThat(refusal()).hasMessageContaining("it has lost " + table + "; restore it");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws IOException, SQLException {
        Files.delete(file());
        try (var session = Session.open(file(), Session.Use.CREATE)) {
            session.script("CREATE TABLE customers (name TEXT)");
        }

        assertThat(refusal()).hasMessageContaining("it is a database, but not one of Headgate's");
    }

    @Test
    void aDatabaseOfANewerHeadgateIsRefused() throws SQLException {
        try (var session = Session.open(file(), Session.Use.WRITE)) {
            session.script("PRAGMA user_version = 9");
        }

        assertThat(refusal())
                .hasMessage(file() + " was written by a newer Headgate: its schema has version 9,"
                        + " this program knows versions up to 2");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
        var occupied = Files.writeString(directory.resolve("occupied"), "a file");
        store = new SqliteRevisionStore(vertx, occupied.resolve("headgate.db"));

        assertThat(failure(store.open()))
                .isInstanceOf(StoreUnusableException.class)
                .hasMessage(occupied.resolve("headgate.db") + " can't be used: its directory " + occupied
                        + " can't be created");
    }
}
