package dev.headgate.dualwrite.deliver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code adapters} section: the delivery paths.
 *
 * @param byName in the document's order
 */
public record Adapters(Map<String, AdapterSettings> byName) {
    public Adapters {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }
}
