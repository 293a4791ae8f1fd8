package dev.headgate.store.sqlite;

import dev.headgate.config.Encoding;
import dev.headgate.store.RevisionStore.StoredReading;
import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Each source's last good reading. */
final class ReadingTable {
    private final Session session;

    ReadingTable(Session session) {
        this.session = session;
    }

    void keep(String source, StoredReading reading) throws SQLException {
        var at = reading.at().toString();
        var tree = Encoding.encode(reading.tree()).encode();
        session.update(
                "INSERT OR REPLACE INTO readings (source, at, tree, checksum) VALUES (?, ?, ?, ?)",
                source,
                at,
                tree,
                Checksum.of(List.of(source, at, tree)));
    }

    Map<String, StoredReading> all() throws SQLException {
        return session.list("SELECT source, at, tree, checksum FROM readings", ReadingTable::verified).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<String, StoredReading> verified(ResultSet row) throws SQLException {
        var source = Objects.requireNonNullElse(row.getString(1), "");
        var at = Objects.requireNonNullElse(row.getString(2), "");
        var tree = Objects.requireNonNullElse(row.getString(3), "");
        if (!Checksum.of(List.of(source, at, tree)).equals(row.getString(4))) {
            throw new DamagedRowException("the last good reading of " + source);
        }
        return Map.entry(source, new StoredReading(Instant.parse(at), Encoding.decodeBranch(new JsonObject(tree))));
    }
}
