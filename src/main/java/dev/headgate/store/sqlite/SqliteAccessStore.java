package dev.headgate.store.sqlite;

import dev.headgate.access.AccessStore;
import dev.headgate.access.Refusal;
import dev.headgate.access.Role;
import dev.headgate.access.Token;
import dev.headgate.access.User;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may use the gateway, in the SQLite file of its revisions. The gateway and the command line may both have it open. */
public final class SqliteAccessStore implements AccessStore {
    private final Path file;
    private final Lane lane;
    private Optional<Object> identity = Optional.empty(); // only touched on the lane's thread

    /**
     * Prepares a store; {@link #open} touches the disk.
     *
     * @param file need not exist, and neither need its directory
     */
    public SqliteAccessStore(Vertx vertx, Path file) {
        this(vertx, file, Session::open);
    }

    SqliteAccessStore(Vertx vertx, Path file, Lane.Opener opener) {
        this.file = file;
        this.lane = new Lane(vertx, file, "access", Session.Use.WRITE, opener);
    }

    /** What changes rows, and how many. */
    private interface Change {
        int on(Session session) throws SQLException;
    }

    @Override
    public Future<Void> open() {
        return lane.alone(() -> AccessTables.make(file))
                .compose(made -> lane.run(
                        session -> {
                            AccessTables.check(session, file);
                            identity = DatabaseFile.identity(file);
                            return session;
                        },
                        Faults::unusable))
                .mapEmpty();
    }

    @Override
    public Future<Stored> load() {
        return lane.run(session -> session.snapshot(() -> new Stored(
                AccessTables.version(session),
                new UserTable(session).all(),
                new SessionTable(session).all(),
                new TokenTable(session).all())));
    }

    @Override
    public Future<Long> version() {
        return lane.run(AccessTables::version);
    }

    @Override
    public Future<Boolean> add(User user) {
        return change(session -> new UserTable(session).add(user));
    }

    @Override
    public Future<Boolean> changeRole(String name, Role role) {
        return change(session -> new UserTable(session).changeRole(name, role));
    }

    @Override
    public Future<Boolean> changePassword(String name, String passwordHash) {
        return change(session -> signedOut(session, name, new UserTable(session).changePassword(name, passwordHash)));
    }

    @Override
    public Future<Boolean> removeUser(String name) {
        return change(session -> signedOut(session, name, new UserTable(session).remove(name)));
    }

    private static int signedOut(Session session, String name, int users) throws SQLException {
        return users == 0 ? 0 : users + new SessionTable(session).removeOf(name);
    }

    @Override
    public Future<Void> add(dev.headgate.access.Session signedIn) {
        return change(session -> new SessionTable(session).add(signedIn)).mapEmpty();
    }

    @Override
    public Future<Void> removeSession(String id) {
        return change(session -> new SessionTable(session).remove(id)).mapEmpty();
    }

    @Override
    public Future<Void> removeSessionsOf(String user) {
        return change(session -> new SessionTable(session).removeOf(user)).mapEmpty();
    }

    @Override
    public Future<Boolean> add(Token token) {
        return change(session -> new TokenTable(session).add(token));
    }

    @Override
    public Future<Void> removeToken(String id) {
        return change(session -> new TokenTable(session).remove(id)).mapEmpty();
    }

    @Override
    public Future<Void> touch(
            Map<String, Instant> sessions, Map<String, Instant> tokens, Instant idleSince, Instant begunBefore) {
        return change(session -> {
                    var signedIn = new SessionTable(session);
                    var rows = 0;
                    for (var use : sessions.entrySet()) {
                        rows += signedIn.seen(use.getKey(), use.getValue());
                    }
                    for (var use : tokens.entrySet()) {
                        rows += new TokenTable(session).used(use.getKey(), use.getValue());
                    }
                    return rows + signedIn.removeEnded(idleSince, begunBefore);
                })
                .mapEmpty();
    }

    @Override
    public Future<Void> refused(List<Refusal> refusals) {
        return write(session -> {
                    var table = new RefusalTable(session);
                    table.append(refusals);
                    table.keepNewest(REFUSALS);
                    return refusals.size();
                })
                .mapEmpty();
    }

    @Override
    public Future<List<Refusal>> refusals(int limit, int skipped) {
        return lane.run(session -> new RefusalTable(session).newest(limit, skipped));
    }

    @Override
    public Future<Void> close() {
        return lane.close(() -> {});
    }

    /** Whether rows changed. If so the version grows in the same step; if not, nothing is written. */
    private Future<Boolean> change(Change change) {
        return write(session -> {
                    var rows = change.on(session);
                    if (rows > 0) {
                        AccessTables.raiseVersion(session);
                    }
                    return rows;
                })
                .map(rows -> rows > 0);
    }

    private Future<Integer> write(Change change) {
        return lane.run(session -> {
            DatabaseFile.refuseAnother(file, identity);
            return session.transaction(() -> change.on(session));
        });
    }
}
