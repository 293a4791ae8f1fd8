package dev.headgate.source;

import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.Sections;
import dev.headgate.dualwrite.DualWriteSection;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Real sources in a real folder. */
final class Rig implements AutoCloseable {
    static final Pointer CRITICAL = Pointer.of("dual_write", "categories", "critical", "percentage");

    final Vertx vertx = Vertx.vertx();
    final Sections sections = new Sections(List.of(new DualWriteSection()));
    final Path folder;

    Rig(Path folder) {
        this.folder = folder;
    }

    /** A file with the percentage of the critical category. */
    static String percentage(Object value) {
        return "dual_write:\n  categories:\n    critical:\n      percentage: " + value + "\n";
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    Source file(String name, String format) {
        return source("file", format, new JsonObject().put("path", name));
    }

    Source source(String type, @Nullable String format, JsonObject config) {
        return source(type, format, config, Duration.ofSeconds(10));
    }

    Source source(String type, @Nullable String format, JsonObject config, Duration deadline) {
        var settings = new SourceSettings(type, type, Optional.ofNullable(format), config);
        return Source.of(vertx, settings, sections, Clock.systemUTC(), folder, deadline);
    }

    static Reading read(Source source) throws TimeoutException {
        return source.read().await(20, TimeUnit.SECONDS);
    }

    /** What reading {@code text} as {@code format} comes to. */
    Reading read(String text, String format) throws IOException, TimeoutException {
        write("text", text);
        return read(file("text", format));
    }

    /** The problems as an operator sees them. */
    static List<String> problems(Reading reading) {
        return reading instanceof Reading.Failed failed
                ? failed.problems().stream().map(Problem::toString).toList()
                : List.of();
    }

    /** The plain value at a path of a good reading. */
    static @Nullable Object value(Reading reading, Pointer path) {
        return ((Reading.Good) reading).tree().at(path).orElseThrow().value();
    }

    @Override
    public void close() throws TimeoutException {
        vertx.close().await(20, TimeUnit.SECONDS);
    }
}
