package dev.headgate.config;

import io.vertx.core.json.JsonObject;

/** JSON Schema's patterns as Java understands them. */
final class Patterns {
    private Patterns() {}

    /**
     * The schema with its patterns' closing {@code $} made Java's {@code \z}: in JSON Schema it is the very end, in Java
     * a line break may still follow, and the validator hands patterns to Java as they are.
     */
    static Object anchored(Object schema) {
        if (!(schema instanceof JsonObject object)) {
            return schema;
        }
        var copy = new JsonObject();
        object.forEach(entry -> {
            var child = anchored(entry.getValue());
            copy.put(
                    entry.getKey(),
                    "pattern".equals(entry.getKey()) && child instanceof String it ? anchor(it) : child);
        });
        var patterns = copy.getValue("patternProperties");
        if (patterns instanceof JsonObject byPattern) {
            var strict = new JsonObject();
            byPattern.forEach(entry -> strict.put(anchor(entry.getKey()), entry.getValue()));
            copy.put("patternProperties", strict);
        }
        return copy;
    }

    private static String anchor(String pattern) {
        return pattern.endsWith("$") && !pattern.endsWith("\\$")
                ? pattern.substring(0, pattern.length() - 1) + "\\z"
                : pattern;
    }
}
