package dev.headgate.store.sqlite;

import dev.headgate.dualwrite.deliver.EventStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events in a SQLite file of their own, through two threads: one writes, one reads what is to be replayed, so that neither
 * an edit nor a replay waits for the sync of another.
 */
public final class SqliteEventStore implements EventStore {
    /** How much of a spool is in memory at once, but for the event that goes over it. */
    private static final long READ_AT_ONCE = 4 * 1024 * 1024;

    private final Path file;
    private final Depth bounds;
    private final Lane writer;
    private final Lane reader;

    // these three are only touched on the writer's thread
    private @Nullable Hold hold;
    private Optional<Object> identity = Optional.empty();
    private Tally tally = Tally.empty(0);

    /**
     * Prepares a store; {@link #open} touches the disk.
     *
     * @param file need not exist, and neither need its directory
     * @param bounds how much waits for one adapter at most, in bytes of UTF-8
     */
    public SqliteEventStore(Vertx vertx, Path file, Depth bounds) {
        this(vertx, file, bounds, Session::open);
    }

    SqliteEventStore(Vertx vertx, Path file, Depth bounds, Lane.Opener opener) {
        this.file = file;
        this.bounds = bounds;
        this.writer = new Lane(vertx, file, "write", Session.Use.WRITE, opener);
        this.reader = new Lane(vertx, file, "read", Session.Use.READ, opener);
    }

    @Override
    public Future<Opened> open() {
        return writer.alone(this::takeFile)
                .compose(taken -> writer.run(this::recover, Faults::unusable))
                .recover(fault -> close().transform(closed -> Future.failedFuture(fault)));
    }

    private void takeFile() {
        DatabaseFile.makeDirectory(file);
        var real = DatabaseFile.real(file);
        hold = Hold.take(real);
        NativeLibrary.load(real);
        DatabaseFile.prepare(real, Schema.EVENTS);
    }

    private Opened recover(Session session) throws SQLException {
        tally = new EventRecovery(session, file).recover();
        identity = DatabaseFile.identity(file);
        return new Opened(tally.sequence(), tally.depths());
    }

    @Override
    public Future<Written> write(Batch batch) {
        return writer.run(session -> {
            DatabaseFile.refuseAnother(file, identity);
            var next = tally.copy();
            var written = session.transaction(() -> new EventTables(session, next).write(batch, bounds));
            tally = next;
            return written;
        });
    }

    @Override
    public Future<List<Spooled>> spooled(String adapter, long after, int limit) {
        return reader.run(session -> session.snapshot(() -> {
            var spools = new SpoolTable(session);
            return spools.after(adapter, after, fitting(spools.sizesAfter(adapter, after, limit)));
        }));
    }

    private static int fitting(List<Long> sizes) {
        var count = 0;
        for (long bytes = 0; count < sizes.size() && bytes < READ_AT_ONCE; count++) {
            bytes += sizes.get(count);
        }
        return count;
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
