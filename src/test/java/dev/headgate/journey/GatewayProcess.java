package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A gateway in a process of its own. Closing it kills it, with whatever command ran it. */
final class GatewayProcess implements AutoCloseable {
    /** For whatever should take a moment, on a machine that is busy with other things. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What follows a start shall not wait long for hearing of it. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    /** As {@code bin/run} starts one, but that peak speed doesn't count. */
    private static final List<String> JVM = List.of(
            "java",
            "-Xshare:auto",
            "-XX:SharedArchiveFile=" + ClassArchive.file(),
            "-Xlog:disable",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m");

    private static final Pattern LISTENING =
            Pattern.compile("^Headgate listening on (https?://\\S+)\\R\\z", Pattern.MULTILINE);

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private GatewayProcess(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    static GatewayProcess launch(Installation installation) {
        return launch(installation, Redirect.PIPE);
    }

    /** With {@code input} on its standard input. */
    static GatewayProcess launch(Installation installation, Path input) {
        return launch(installation, Redirect.from(input.toFile()));
    }

    private static GatewayProcess launch(Installation installation, Redirect input) {
        var command = new ArrayList<>(installation.prefix());
        command.addAll(JVM);
        command.addAll(installation.program());
        command.addAll(installation.arguments());
        try {
            var stdout = Files.createTempFile(installation.directory(), "stdout", ".txt");
            var stderr = Files.createTempFile(installation.directory(), "stderr", ".txt");
            var builder = new ProcessBuilder(command)
                    .directory(installation.directory().toFile())
                    .redirectInput(input)
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            builder.environment().putAll(installation.environment());
            return new GatewayProcess(builder.start(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last line on standard output says; waits for it. */
    URI address() {
        await().atMost(PATIENCE)
                .pollInterval(LOOK_AGAIN)
                .until(() -> !process.isAlive() || LISTENING.matcher(stdout()).find());
        var line = LISTENING.matcher(stdout());
        assertThat(line.find()).as("listening; on standard error: %s", stderr()).isTrue();
        return URI.create(line.group(1));
    }

    HttpJson http() {
        return new HttpJson(address());
    }

    /** The process that was started: the JVM, unless a command runs it that stays. */
    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String stdout() {
        return read(stdout);
    }

    String stderr() {
        return read(stderr);
    }

    /** The lines on standard error that say {@code text}. */
    List<String> logged(String text) {
        return stderr().lines().filter(line -> line.contains(text)).toList();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL, and waits until nothing of it is left. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("ended within %s; on standard error: %s", PATIENCE, stderr())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
        assertThat(logged("Unhandled exception")).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
