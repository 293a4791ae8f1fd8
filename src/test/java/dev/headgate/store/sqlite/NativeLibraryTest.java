package dev.headgate.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, since the driver unpacks its library once per process. */
class NativeLibraryTest {
    @TempDir
    Path directory;

    @Test
    void withoutATemporaryDirectoryTheLibraryIsUnpackedBesideTheDatabase() throws IOException, InterruptedException {
        var nowhere = Files.createFile(directory.resolve("a-file")).resolve("tmp");
        var database = directory.resolve("data/headgate.db");

        var said = AnotherProcess.open(
                database, directory, "-Djava.io.tmpdir=" + nowhere, "-Dvertx.cacheDirBase=" + directory);

        assertThat(said).endsWith("opened at revision 0");
    }
}
