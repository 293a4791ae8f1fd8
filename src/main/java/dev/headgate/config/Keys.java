package dev.headgate.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses keys with control characters: no section has a use for them, logs and streams would have to escape them, and
 * the schema validator writes the low ones ambiguously into the locations of what it finds.
 */
final class Keys {
    private Keys() {}

    /** The value without what such keys hold; each of them is added to {@code problems}. */
    static @Nullable Object printable(Pointer path, @Nullable Object value, List<Problem> problems) {
        if (value instanceof Map<?, ?> map) {
            var kept = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((any, child) -> {
                var key = String.valueOf(any);
                if (key.chars().anyMatch(Character::isISOControl)) {
                    var message = "expected a key without control characters, found " + Values.show(key);
                    problems.add(Problem.at(path.child(key), message, child));
                } else {
                    kept.put(key, printable(path.child(key), child, problems));
                }
            });
            return kept;
        }
        if (value instanceof List<?> list) {
            var kept = new ArrayList<@Nullable Object>();
            list.forEach(item -> kept.add(printable(path.child(Integer.toString(kept.size())), item, problems)));
            return kept;
        }
        return value;
    }
}
