package dev.headgate.store.sqlite;

import dev.headgate.store.RevisionStore;
import dev.headgate.store.RevisionStore.Recovered;
import dev.headgate.store.StoreWaits;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory, and the store that a test has open in it. */
abstract class SqliteFixture extends StoreWaits {
    @TempDir
    Path directory;

    final Vertx vertx = Vertx.vertx();
    RevisionStore store;

    @BeforeEach
    void choose() {
        store = new SqliteRevisionStore(vertx, file());
    }

    @AfterEach
    void closeEverything() {
        await(store.close());
        await(vertx.close());
    }

    final Path file() {
        return directory.resolve("headgate.db");
    }

    /** What a restart finds; fails as the restart would. */
    final Recovered reopen() {
        await(store.close());
        store = new SqliteRevisionStore(vertx, file());
        return await(store.open());
    }
}
