package dev.headgate.store.sqlite;

import dev.headgate.config.Revision;
import dev.headgate.store.StoreWaits;
import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A second gateway's start, as far as its store: prints what came of it. */
final class AnotherProcess extends StoreWaits {
    private AnotherProcess() {}

    public static void main(String[] arguments) throws IOException {
        var vertx = Vertx.vertx();
        var store = new SqliteRevisionStore(vertx, Path.of(arguments[0]));
        var said = await(store.open()
                .map(found -> "opened at revision "
                        + found.head().map(Revision::revision).orElse(0L))
                .otherwise(Throwable::getMessage));
        await(store.close());
        await(vertx.close());
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            out.write(said.getBytes(StandardCharsets.UTF_8));
        }
    }
}
