package dev.headgate.config;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A JSON Schema on the class path that describes a whole file, so that editors complete it; a section is one of its parts. */
public final class SchemaFile {
    private SchemaFile() {}

    /**
     * The part of one section, beside the definitions that it refers to.
     *
     * @param file such as {@code schemas/dual-write.json}
     * @param section its name among the file's {@code $defs}
     */
    public static JsonObject section(String file, String section) {
        try (var stream = SchemaFile.class.getClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            var definitions =
                    new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).getJsonObject("$defs");
            return definitions.getJsonObject(section).copy().put("$defs", definitions);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }
}
