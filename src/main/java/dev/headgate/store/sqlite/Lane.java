package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One connection on one thread of its own: work is done in the order in which it came. A connection that failed is given
 * up, and the next work opens a new one, so the lane heals by itself as soon as the disk does.
 */
final class Lane {
    /** What a lane is asked for. */
    interface Work<T> {
        T on(Session session) throws SQLException;
    }

    /** Makes a connection: {@link Session#open}, unless a test wants a disk with less room. */
    interface Opener {
        Session open(Path file, Session.Use use) throws SQLException;
    }

    private final Path file;
    private final Session.Use use;
    private final Opener opener;
    private final WorkerExecutor thread;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Session session; // only ever touched on the lane's thread

    /** @param name of the thread; lanes of one name and file would share it */
    Lane(Vertx vertx, Path file, String name, Session.Use use, Opener opener) {
        this.file = file;
        this.use = use;
        this.opener = opener;
        this.thread = vertx.createSharedWorkerExecutor("headgate-store-" + name + " " + file.toAbsolutePath(), 1);
    }

    /** Completes on the caller's context; fails with {@link StoreUnavailableException}. */
    <T> Future<T> run(Work<T> work) {
        return run(work, Faults::unavailable);
    }

    /** The same, and {@code translate} says what SQLite's complaint means to the caller. */
    <T> Future<T> run(Work<T> work, BiFunction<Path, SQLException, RuntimeException> translate) {
        return thread.executeBlocking(
                () -> {
                    try {
                        return work.on(session());
                    } catch (SQLException fault) {
                        abandon(fault);
                        throw translate.apply(file, fault);
                    }
                },
                false);
    }

    /** Does on this lane's thread what needs no connection. */
    Future<Void> alone(Runnable step) {
        return thread.executeBlocking(
                () -> {
                    step.run();
                    return null;
                },
                false);
    }

    private Session session() throws SQLException {
        var open = session;
        if (open == null) {
            open = opener.open(file, use);
            session = open;
        }
        return open;
    }

    private void abandon(SQLException fault) {
        if (session != null) {
            session.closeAfter(fault);
            session = null;
        }
    }

    private void closeSession() throws SQLException {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    /** Waits for the work that was asked for before, then closes the connection, runs {@code last}, ends the thread. */
    Future<Void> close(AutoCloseable last) {
        if (!closed.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return thread.<Void>executeBlocking(
                        () -> {
                            try (last) {
                                closeSession();
                            }
                            return null;
                        },
                        false)
                .eventually(thread::close);
    }
}
