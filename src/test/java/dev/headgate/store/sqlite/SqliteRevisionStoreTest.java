package dev.headgate.store.sqlite;

import dev.headgate.store.RevisionStore;
import dev.headgate.store.RevisionStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRevisionStoreTest extends RevisionStoreContract {
    @TempDir
    Path directory;

    @Override
    protected RevisionStore connect() {
        return new SqliteRevisionStore(vertx, directory.resolve("data/new/headgate.db"));
    }
}
