package dev.headgate.dualwrite.classify;

import dev.headgate.dualwrite.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The {@code classification} section, ready to decide. Types and keywords are compared without regard to case. No record,
 * since what it found for types it has seen is remembered here.
 */
public final class Classification {
    /** Whose keywords are looked for first, whatever the order of the document. */
    private static final List<String> FIRST = List.of("critical", "performance", "user_activity", "debug");
    /** Distinct types that are remembered; producers have tens, an attacker any number. */
    private static final int REMEMBERED = 4_096;

    private static final String NONE = "";

    private final Map<String, String> byType;
    private final Map<String, List<String>> keywords;
    private final Map<String, List<String>> dataKeys;
    private final String fallback;
    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    /** Each by category. */
    public Classification(
            Map<String, List<String>> types,
            Map<String, List<String>> keywords,
            Map<String, List<String>> dataKeys,
            String fallback) {
        this.byType = new HashMap<>();
        types.forEach((category, all) -> all.forEach(type -> byType.put(lower(type), category)));
        this.keywords = ordered(keywords);
        this.dataKeys = ordered(dataKeys);
        this.fallback = fallback;
    }

    /** The category that the event names, in lower case; else the one of its type, of its data, or the fallback. */
    public String categoryOf(Event event) {
        if (event.category().isPresent()) {
            return lower(event.category().get());
        }
        var type = ofType(event.type());
        return type.equals(NONE) ? ofData(event).orElse(fallback) : type;
    }

    private String ofType(String type) {
        var known = remembered.get(type);
        if (known == null) {
            known = found(lower(type));
            if (remembered.size() < REMEMBERED) {
                remembered.put(type, known);
            }
        }
        return known;
    }

    private String found(String type) {
        @Nullable String exact = byType.get(type);
        return exact != null
                ? exact
                : first(keywords, keyword -> type.contains(lower(keyword))).orElse(NONE);
    }

    private Optional<String> ofData(Event event) {
        var keys = event.data().keys();
        return keys.isEmpty() ? Optional.empty() : first(dataKeys, keys::contains);
    }

    private static Optional<String> first(Map<String, List<String>> words, Predicate<String> matches) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(matches))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, List<String>> ordered(Map<String, List<String>> words) {
        var categories = new ArrayList<>(FIRST);
        words.keySet().stream().filter(it -> !FIRST.contains(it)).forEach(categories::add);
        var ordered = new LinkedHashMap<String, List<String>>();
        categories.stream()
                .filter(words::containsKey)
                .forEach(category -> ordered.put(category, List.copyOf(words.getOrDefault(category, List.of()))));
        return Collections.unmodifiableMap(ordered);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
