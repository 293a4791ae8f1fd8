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

    /** A copy: the record stays as it is. */
    @Override
    public JsonObject config() {
        return config.copy();
    }
}
