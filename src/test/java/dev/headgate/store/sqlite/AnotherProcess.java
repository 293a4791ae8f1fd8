package dev.headgate.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Revision;
import dev.headgate.store.StoreWaits;
import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second gateway's start, as far as its store: prints what came of it. */
final class AnotherProcess extends StoreWaits {
    private AnotherProcess() {}

    /** What a new process says of {@code file}; {@code directory} is for its output. */
    static String open(Path file, Path directory, String... options) throws IOException, InterruptedException {
        var output = directory.resolve("output");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path", ""), AnotherProcess.class.getName(), file.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output, StandardCharsets.UTF_8).strip();
    }

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
