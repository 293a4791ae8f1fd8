package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged gateway's class archive, as {@code bin/run} makes and uses it: a process starts in half the time. */
final class ClassArchive {
    /** Made once for all processes of a run; it holds for this jar at this path only. */
    private static final Path FILE = made(Installation.JAR.resolveSibling("journeys.jsa"));

    private ClassArchive() {}

    static Path file() {
        return FILE;
    }

    private static Path made(Path file) {
        try {
            var log = Files.createTempFile("archive", ".log");
            var making = new ProcessBuilder("bin/archive", Installation.JAR.toString(), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            assertThat(making.waitFor()).as("%s", Files.readString(log)).isZero();
            Files.delete(log);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
