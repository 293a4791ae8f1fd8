package dev.headgate.store.sqlite;

import dev.headgate.store.StoreUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite itself, which the driver unpacks from its jar once per process. It would leave the megabyte behind in the temporary
 * directory whenever the process is killed; here it is gone as soon as it is loaded.
 */
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String DIRECTORY = "org.sqlite.tmpdir";
    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads it, unless it is loaded. It is unpacked where {@code -Dorg.sqlite.tmpdir} says, else in the temporary directory,
     * else, where that can't be written, as in a container with a read-only root file system, beside the database.
     */
    static synchronized void load(Path database) {
        if (loaded) {
            return;
        }
        var chosen = System.getProperty(DIRECTORY);
        var usual = Path.of(chosen != null ? chosen : System.getProperty("java.io.tmpdir", ""));
        try {
            var place = Files.createTempDirectory(
                    Files.isWritable(usual) ? usual : DatabaseFile.directoryOf(database), "headgate-sqlite-");
            System.setProperty(DIRECTORY, place.toString());
            try {
                SQLiteJDBCLoader.initialize();
            } finally {
                System.setProperty(DIRECTORY, usual.toString()); // where another attempt would begin
                clear(place);
            }
            loaded = true;
        } catch (Exception fault) { // the driver throws no narrower one
            throw new StoreUnusableException(
                    database + " can't be used: SQLite's library can't be unpacked and loaded: " + fault.getMessage(),
                    fault);
        }
    }

    private static void clear(Path place) {
        try (var files = Files.newDirectoryStream(place)) {
            for (var file : files) {
                Files.delete(file);
            }
            Files.delete(place);
        } catch (IOException kept) {
            LOG.atWarn().addKeyValue("path", place).setCause(kept).log("SQLite's library stays where it was unpacked");
        }
    }
}
