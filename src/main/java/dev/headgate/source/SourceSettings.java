package dev.headgate.source;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One configured source.
 *
 * @param name the layer's name
 * @param type a store type of vertx-config: {@code file}, {@code env}, {@code http}, {@code dir}, …
 * @param format {@code yaml}, {@code json} or {@code properties}, for the types that hold one text
 * @param config what the store type takes: {@code path}, {@code host}, …
 */
public record SourceSettings(String name, String type, Optional<String> format, JsonObject config) {
    public SourceSettings {
        config = config.copy();
    }

    /**
     * As the start-up settings say.
     *
     * @param entry of {@code sources.list}, as its schema says
     */
    public static SourceSettings of(JsonObject entry) {
        var config = entry.getJsonObject("config", new JsonObject());
        var path = entry.getString("path");
        return new SourceSettings(
                entry.getString("name"),
                entry.getString("type"),
                Optional.ofNullable(entry.getString("format")),
                path == null ? config : config.copy().put("path", path));
    }

    /** A copy: the record stays as it is. */
    @Override
    public JsonObject config() {
        return config.copy();
    }
}
