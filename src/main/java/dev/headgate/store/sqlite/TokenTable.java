package dev.headgate.store.sqlite;

import dev.headgate.access.Scope;
import dev.headgate.access.StoredKey;
import dev.headgate.access.Token;
import dev.headgate.config.Pointer;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** API tokens. What changes rows says how many. */
final class TokenTable {
    private static final String COLUMNS =
            "id, secret_hash, name, role, paths, created_by, created_at, expires_at, used_at";

    private final Session session;

    TokenTable(Session session) {
        this.session = session;
    }

    List<Token> all() throws SQLException {
        return session.list("SELECT " + COLUMNS + " FROM tokens ORDER BY name", TokenTable::token);
    }

    private static Token token(ResultSet row) throws SQLException {
        return new Token(
                new StoredKey(row.getString(1), row.getString(2)),
                row.getString(3),
                Roles.read(row.getString(4)),
                scope(row.getString(5)),
                row.getString(6),
                Instant.parse(row.getString(7)),
                Optional.ofNullable(row.getString(8)).map(Instant::parse),
                Optional.ofNullable(row.getString(9)).map(Instant::parse));
    }

    /** Fails rather than leave out a path: without it a scope could be the whole document. */
    private static Scope scope(String paths) throws SQLException {
        var pointers = new ArrayList<Pointer>();
        for (var path : new JsonArray(paths)) {
            pointers.add(
                    Pointer.parse(String.valueOf(path)).orElseThrow(() -> new DamagedRowException("a token's scope")));
        }
        return new Scope(pointers);
    }

    int add(Token token) throws SQLException {
        var paths = new JsonArray(
                token.scope().paths().stream().map(Pointer::toString).toList());
        return session.update(
                "INSERT INTO tokens (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
                token.id(),
                token.key().hash(),
                token.name(),
                token.role().wire(),
                paths.encode(),
                token.createdBy(),
                SortableTime.text(token.createdAt()),
                token.expiresAt().map(SortableTime::text).orElse(null),
                token.usedAt().map(SortableTime::text).orElse(null));
    }

    /** Uses are told of by several threads: an earlier one that comes later changes nothing. */
    int used(String id, Instant at) throws SQLException {
        var time = SortableTime.text(at);
        return session.update(
                "UPDATE tokens SET used_at = ? WHERE id = ? AND (used_at IS NULL OR used_at < ?)", time, id, time);
    }

    int remove(String id) throws SQLException {
        return session.update("DELETE FROM tokens WHERE id = ?", id);
    }
}
