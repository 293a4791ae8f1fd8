package dev.headgate.store.sqlite;

import dev.headgate.config.Encoding;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.store.RevisionFilter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The log. Each row carries its predecessor's checksum: it verifies alone, and two neighbours verify each other. */
final class RevisionTable {
    private static final String COLUMNS = "revision, at, actor, reason, origin, changes, override, previous, checksum";
    private static final int CONTENT = 8;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM revisions ";

    /** Whether a change's path lies within one of the asked ones or the other way round, token by token. */
    private static final String TOUCHES = """
             AND EXISTS (
               SELECT 1 FROM json_each(changes) AS change, json_each(?) AS asked
               WHERE instr(change.value ->> '$.path' || '/', asked.value || '/') = 1
                  OR instr(asked.value || '/', change.value ->> '$.path' || '/') = 1)""";

    private final Session session;

    RevisionTable(Session session) {
        this.session = session;
    }

    /** The end of the log: 0 and no checksum while it is empty. */
    record Head(long revision, String checksum) {
        static final Head NONE = new Head(0, "");
    }

    /** A verified row. */
    record Stored(Revision revision, String previous, String checksum) {}

    Head head() throws SQLException {
        return session.one(
                        "SELECT revision, checksum FROM revisions ORDER BY revision DESC LIMIT 1",
                        row -> new Head(row.getLong(1), row.getString(2)))
                .orElse(Head.NONE);
    }

    Head append(Head head, Revision revision) throws SQLException {
        var row = new ArrayList<>(List.of(
                Long.toString(revision.revision()),
                revision.at().toString(),
                revision.actor(),
                revision.reason(),
                revision.origin().wire(),
                Encoding.encode(revision.changes()).encode(),
                Encoding.encode(revision.override()).encode(),
                head.checksum()));
        var checksum = Checksum.of(row);
        row.add(checksum);
        session.update("INSERT INTO revisions (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row.toArray());
        return new Head(revision.revision(), checksum);
    }

    Optional<Stored> find(long revision) throws SQLException {
        return session.one(SELECT + "WHERE revision = ?", RevisionTable::verified, revision);
    }

    List<Stored> newest(int limit, long before) throws SQLException {
        return newest(RevisionFilter.ALL, limit, before, 1);
    }

    /** Of the revisions from {@code lowest} to below {@code before}, the newest that pass. */
    List<Stored> newest(RevisionFilter filter, int limit, long before, long lowest) throws SQLException {
        var sql = new StringBuilder(SELECT).append("WHERE revision < ? AND revision >= ?");
        var parameters = new ArrayList<Object>(List.of(before, lowest));
        filter.origin().ifPresent(origin -> {
            sql.append(" AND origin = ?");
            parameters.add(origin.wire());
        });
        filter.actor().ifPresent(actor -> {
            sql.append(" AND actor = ?");
            parameters.add(actor);
        });
        if (!filter.paths().isEmpty()) {
            sql.append(TOUCHES);
            parameters.add(
                    new JsonArray(filter.paths().stream().map(Pointer::toString).toList()).encode());
        }
        parameters.add(limit);
        return session.list(
                sql.append(" ORDER BY revision DESC LIMIT ?").toString(),
                RevisionTable::verified,
                parameters.toArray());
    }

    List<Stored> after(long after, int limit) throws SQLException {
        return session.list(
                SELECT + "WHERE revision > ? ORDER BY revision LIMIT ?", RevisionTable::verified, after, limit);
    }

    /** Reads the newest {@code depth} revisions and fails where one isn't the successor of the next older one. */
    void verifyNewest(int depth) throws SQLException {
        var rows = newest(depth, Long.MAX_VALUE);
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var oldest = i + 1 == rows.size();
            var linked = oldest
                    ? (row.revision().revision() == 1) == row.previous().isEmpty()
                    : row.previous().equals(rows.get(i + 1).checksum());
            if (!linked) {
                throw new DamagedRowException(
                        "what precedes revision " + row.revision().revision());
            }
        }
    }

    /** Compares the checksum with the columns as they are, before anything tries to make sense of them. */
    private static Stored verified(ResultSet row) throws SQLException {
        var columns = new ArrayList<String>();
        for (int column = 1; column <= CONTENT; column++) {
            columns.add(Objects.requireNonNullElse(row.getString(column), ""));
        }
        var checksum = Checksum.of(columns);
        if (!checksum.equals(row.getString(CONTENT + 1))) {
            throw new DamagedRowException("revision " + columns.get(0));
        }
        var revision = new Revision(
                Long.parseLong(columns.get(0)),
                Instant.parse(columns.get(1)),
                columns.get(2),
                columns.get(3),
                Revision.Cause.of(columns.get(4)),
                Encoding.decodeChanges(new JsonArray(columns.get(5))),
                Encoding.decodeBranch(new JsonObject(columns.get(6))));
        return new Stored(revision, columns.get(7), checksum);
    }
}
