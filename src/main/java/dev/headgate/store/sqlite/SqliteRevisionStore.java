package dev.headgate.store.sqlite;

import dev.headgate.config.Revision;
import dev.headgate.store.RevisionFilter;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.StoreUnavailableException;
import dev.headgate.store.sqlite.RevisionTable.Stored;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The store in one SQLite file. Edits have a connection of their own, so a long read of history delays none. */
public final class SqliteRevisionStore implements RevisionStore {
    private final Path file;
    private final Lane writer;
    private final Lane reader;

    // these three are only touched on the writer's thread
    private @Nullable Hold hold;
    private Optional<Object> identity = Optional.empty();
    private Optional<String> damage = Optional.empty();

    /**
     * Prepares a store; {@link #open} touches the disk.
     *
     * @param file need not exist, and neither need its directory
     */
    public SqliteRevisionStore(Vertx vertx, Path file) {
        this(vertx, file, Session::open);
    }

    SqliteRevisionStore(Vertx vertx, Path file, Lane.Opener opener) {
        this.file = file;
        this.writer = new Lane(vertx, file, "write", Session.Use.WRITE, opener);
        this.reader = new Lane(vertx, file, "read", Session.Use.READ, opener);
    }

    @Override
    public Future<Recovered> open() {
        return writer.alone(this::takeFile)
                .compose(taken -> writer.run(this::recover, Faults::unusable))
                .recover(fault -> close().transform(closed -> Future.failedFuture(fault)));
    }

    /** The hold comes first: what another gateway is writing must not even be looked at. */
    private void takeFile() {
        DatabaseFile.makeDirectory(file);
        var real = DatabaseFile.real(file);
        hold = Hold.take(real);
        NativeLibrary.load(real);
        DatabaseFile.prepare(real, Schema.REVISIONS);
    }

    private Recovered recover(Session session) throws SQLException {
        var recovered = new Recovery(session, file).recover();
        damage = recovered.damage();
        identity = DatabaseFile.identity(file);
        return recovered;
    }

    @Override
    public Future<Appended> append(long head, Batch batch) {
        return writer.run(session -> {
            refuseWhatWouldBeLost();
            return session.transaction(() -> write(session, head, batch));
        });
    }

    private void refuseWhatWouldBeLost() throws SQLException {
        if (damage.isPresent()) {
            throw new StoreUnavailableException(damage.get() + "; it is served read-only", null);
        }
        DatabaseFile.refuseAnother(file, identity);
    }

    private static Appended write(Session session, long expected, Batch batch) throws SQLException {
        var log = new RevisionTable(session);
        var head = log.head();
        if (head.revision() != expected) {
            return new Appended.HeadMoved(head.revision());
        }
        for (var revision : batch.revisions()) {
            if (revision.revision() != head.revision() + 1) {
                throw new IllegalArgumentException(
                        "revision " + revision.revision() + " can't follow revision " + head.revision());
            }
            head = log.append(head, revision);
        }
        var readings = new ReadingTable(session);
        for (var reading : batch.readings().entrySet()) {
            readings.keep(reading.getKey(), reading.getValue());
        }
        var outcomes = new OutcomeTable(session);
        for (var outcome : batch.outcomes().entrySet()) {
            outcomes.keep(outcome.getKey(), outcome.getValue());
        }
        return new Appended.Durable();
    }

    @Override
    public Future<Page> newest(RevisionFilter filter, int limit, long before) {
        return reader.run(session -> page(new RevisionTable(session), filter, limit, before));
    }

    private static Page page(RevisionTable log, RevisionFilter filter, int limit, long before) throws SQLException {
        var above = Math.min(before, log.head().revision() + 1);
        var lowest = filter.isAll() ? 1 : Math.max(1, above - LOOKED_AT);
        var rows = revisions(log.newest(filter, limit, above, lowest));
        var reached = rows.size() == limit ? rows.get(rows.size() - 1).revision() : lowest;
        return new Page(rows, reached > 1 ? OptionalLong.of(reached) : OptionalLong.empty());
    }

    @Override
    public Future<List<Revision>> after(long after, int limit) {
        return reader.run(session -> revisions(new RevisionTable(session).after(after, limit)));
    }

    @Override
    public Future<Optional<Revision>> find(long revision) {
        return reader.run(session -> new RevisionTable(session).find(revision).map(Stored::revision));
    }

    private static List<Revision> revisions(List<Stored> rows) {
        return rows.stream().map(Stored::revision).toList();
    }

    /** On the writer's connection: an edit waits for the answer, and must not wait for a reader of history. */
    @Override
    public Future<Optional<Outcome>> outcome(String key, Instant notBefore) {
        return writer.run(session -> new OutcomeTable(session).find(key, notBefore));
    }

    @Override
    public Future<Void> close() {
        return reader.close(() -> {}).eventually(() -> writer.close(this::letGo));
    }

    private void letGo() throws IOException {
        if (hold != null) {
            hold.close();
            hold = null;
        }
    }
}
