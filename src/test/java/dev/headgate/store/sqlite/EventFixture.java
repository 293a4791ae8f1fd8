package dev.headgate.store.sqlite;

import static dev.headgate.store.Events.event;

import dev.headgate.dualwrite.deliver.EventStore;
import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.EventStore.Opened;
import dev.headgate.dualwrite.deliver.EventStore.Spooled;
import dev.headgate.dualwrite.event.Frame;
import dev.headgate.store.StoreWaits;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory, and the store of events that a test has open in it. */
abstract class EventFixture extends StoreWaits {
    static final Depth ROOM = new Depth(100_000, 1L << 30);

    @TempDir
    Path directory;

    final Vertx vertx = Vertx.vertx();
    EventStore store;

    @BeforeEach
    void choose() {
        store = new SqliteEventStore(vertx, file(), ROOM);
    }

    @AfterEach
    void closeEverything() {
        await(store.close());
        await(vertx.close());
    }

    final Path file() {
        return directory.resolve("data/headgate-events.db");
    }

    final Opened reopen() {
        return reopen(ROOM);
    }

    /** What a restart finds; fails as the restart would. */
    final Opened reopen(Depth bounds) {
        await(store.close());
        store = new SqliteEventStore(vertx, file(), bounds);
        return await(store.open());
    }

    /** The sequences that wait for an adapter, in order. */
    final List<Long> waiting(String adapter) {
        return sequences(await(store.spooled(adapter, 0, 10_000)));
    }

    static List<Long> sequences(List<Spooled> spooled) {
        return spooled.stream().map(it -> it.event().orElseThrow().sequence()).toList();
    }

    static List<Long> positions(List<Spooled> spooled) {
        return spooled.stream().map(Spooled::position).toList();
    }

    /** How much these events count in a spool. */
    static Depth depth(long first, long last) {
        var bytes = LongStream.rangeClosed(first, last)
                .map(sequence -> Frame.of(event(sequence)).text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        return new Depth(last - first + 1, bytes);
    }
}
