package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * The data plane's start-up settings.
 *
 * @param file the SQLite file of events
 * @param spool how much may wait for one adapter
 * @param demo whether everything is rehearsed: sinks for all adapters, and events of our own
 */
public record DeliverySettings(Path file, Depth spool, boolean demo) {
    private static final String SUFFIX = ".db";

    /** Beside the revisions' file, {@code headgate.db} and {@code headgate-events.db}. */
    public static DeliverySettings of(JsonObject events, Path store) {
        var name = store.getFileName().toString();
        var stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return new DeliverySettings(
                store.resolveSibling(stem + "-events" + SUFFIX),
                new Depth(events.getLong("spool_events"), events.getLong("spool_bytes")),
                events.getBoolean("demo"));
    }
}
