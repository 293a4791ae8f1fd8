package dev.headgate;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Section;
import dev.headgate.config.Sections;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of the start-up settings. They are layers with a schema like the served document, so the same strict parser,
 * the same merge and the same words serve both. What nobody sets has the schema's {@code default}.
 */
record SettingsSection(String name, JsonObject schema, Branch base) implements Section<JsonObject> {
    private static final String SCHEMA = "schemas/gateway.json";
    private static final String VARIABLES = "HEADGATE_";

    static Sections all() {
        var properties = schemaFile().getJsonObject("properties");
        return new Sections(properties.fieldNames().stream()
                .<Section<?>>map(name -> {
                    var schema = properties.getJsonObject(name);
                    return new SettingsSection(name, schema, defaults(schema));
                })
                .toList());
    }

    @Override
    public Class<JsonObject> type() {
        return JsonObject.class;
    }

    @Override
    public Branch defaults(Branch named) {
        return base;
    }

    @Override
    public List<Problem> check(Branch value) {
        return List.of();
    }

    @Override
    public JsonObject read(Branch value) {
        return Values.object(value);
    }

    /** {@code HEADGATE_HTTP_PORT} is {@code http.port}. */
    @Override
    public Optional<Pointer> variable(String variable) {
        return schema.getJsonObject("properties").fieldNames().stream()
                .filter(property -> variable.equals(VARIABLES + (name + "_" + property).toUpperCase(Locale.ROOT)))
                .map(Pointer::of)
                .findFirst();
    }

    private static Branch defaults(JsonObject schema) {
        var defaults = new JsonObject();
        schema.getJsonObject("properties").forEach(property -> {
            var described = (JsonObject) property.getValue();
            if (described.containsKey("default")) {
                defaults.put(property.getKey(), described.getValue("default"));
            }
        });
        return (Branch) Values.node(Values.copy(defaults), new Origin.Default());
    }

    private static JsonObject schemaFile() {
        try (var file = SettingsSection.class.getClassLoader().getResourceAsStream(SCHEMA)) {
            if (file == null) {
                throw new IllegalStateException(SCHEMA + " is missing from the class path");
            }
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(SCHEMA + " can't be read", e);
        }
    }
}
