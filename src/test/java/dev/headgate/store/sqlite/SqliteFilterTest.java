package dev.headgate.store.sqlite;

import dev.headgate.store.RevisionFilterContract;
import dev.headgate.store.RevisionStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteFilterTest extends RevisionFilterContract {
    @TempDir
    Path directory;

    @Override
    protected RevisionStore connect() {
        return new SqliteRevisionStore(vertx, directory.resolve("headgate.db"));
    }
}
