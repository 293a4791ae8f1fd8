package dev.headgate.dualwrite;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON Schemas on the class path. */
public final class SchemaFile {
    private SchemaFile() {}

    /** The whole file of this name, such as {@code schemas/adapters.json}. */
    public static JsonObject read(String name) {
        try (var file = SchemaFile.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be read", e);
        }
    }
}
