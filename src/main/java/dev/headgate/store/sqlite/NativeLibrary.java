package dev.headgate.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the driver unpacks SQLite. It does so once per process, when the first connection is opened. */
final class NativeLibrary {
    private static final String DIRECTORY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /**
     * Falls back on the database's directory where the temporary one can't be written, as in a container with a
     * read-only root file system. What an operator chose by {@code -Dorg.sqlite.tmpdir} stays.
     */
    static void place(Path directory) {
        var usual = Path.of(System.getProperty("java.io.tmpdir", ""));
        if (System.getProperty(DIRECTORY) == null && !Files.isWritable(usual)) {
            System.setProperty(DIRECTORY, directory.toString());
        }
    }
}
