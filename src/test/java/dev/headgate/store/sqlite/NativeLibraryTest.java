package dev.headgate.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, since the driver unpacks its library once per process. */
class NativeLibraryTest {
    @TempDir
    Path directory;

    @Test
    void withoutATemporaryDirectoryTheLibraryIsUnpackedBesideTheDatabase() throws IOException, InterruptedException {
        var data = directory.resolve("data");

        var said = AnotherProcess.open(
                data.resolve("headgate.db"), directory, "-Djava.io.tmpdir=" + directory.resolve("absent"));

        assertThat(said).endsWith("opened at revision 0");
    }
}
