package dev.headgate.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places that a JSON Schema marks as secret. It follows {@code properties, patternProperties,
 * additionalProperties, items} and references to {@code $defs}, as messages and types do; a mark under anything else is
 * refused, so that none is overlooked.
 */
final class SecretPlaces {
    /** Where nothing is hidden, here and below. */
    static final Place OPEN = new Place(false);

    /** Where all is hidden, here and below. */
    static final Place SECRET = new Place(true);

    private static final String MARK = "writeOnly";
    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<String> FOLLOWED =
            Set.of("properties", "patternProperties", "additionalProperties", "items", "$ref", "$defs");

    private static final JsonObject NOTHING = new JsonObject();

    private final JsonObject root;
    private final Map<String, Place> referenced = new HashMap<>();
    private final Set<String> unfollowed = new TreeSet<>();
    private boolean marked;

    private SecretPlaces(JsonObject root) {
        this.root = root;
    }

    /** What the schema says of one place. */
    static final class Place {
        private final boolean secret;
        private final Map<String, Place> named = new LinkedHashMap<>();
        private final Map<Pattern, Place> matching = new LinkedHashMap<>();
        private @Nullable Place rest;
        private @Nullable Place items;

        private Place(boolean secret) {
            this.secret = secret;
        }

        boolean isOpen() {
            return !secret && !isContainer();
        }

        /** Of the items, where a list is expected. */
        @Nullable
        Place items() {
            return items;
        }

        /** Where an object or a list is expected, whatever else is there may be a secret that slipped. */
        boolean hidesScalars() {
            return secret || isContainer();
        }

        private boolean isContainer() {
            return rest != null || items != null || isObject();
        }

        private boolean isObject() {
            return !named.isEmpty() || !matching.isEmpty();
        }

        Place at(Pointer path) {
            return path.isRoot() ? this : child(path.first()).at(path.tail());
        }

        Place child(String key) {
            if (secret || isOpen()) {
                return this;
            }
            var found = Optional.ofNullable(named.get(key));
            for (var entry : matching.entrySet()) {
                if (entry.getKey().matcher(key).find() && (found.isEmpty() || entry.getValue().secret)) {
                    found = Optional.of(entry.getValue());
                }
            }
            if (found.isPresent()) {
                return found.get();
            }
            if (items != null && key.matches("-|[0-9]+")) {
                return items;
            }
            return rest == null ? SECRET : rest;
        }
    }

    /**
     * The places of a section's schema.
     *
     * @throws IllegalArgumentException when a mark stands where it would not be followed
     */
    static Place of(JsonObject schema) {
        var places = new SecretPlaces(schema);
        var found = places.place(schema);
        if (places.marked && !places.unfollowed.isEmpty()) {
            throw new IllegalArgumentException("\"" + MARK + "\" is not followed through the references "
                    + String.join(", ", places.unfollowed) + ": expected \"" + DEFINITIONS + "name\"");
        }
        return places.marked ? found : OPEN;
    }

    private Place place(JsonObject schema) {
        var here = schema;
        var reference = "";
        var seen = new HashSet<String>();
        while (!isMarked(here) && here.getString("$ref") != null && seen.add(here.getString("$ref"))) {
            reference = here.getString("$ref");
            here = target(reference);
        }
        if (isMarked(here)) {
            marked = true;
            return SECRET;
        }
        var known = referenced.get(reference);
        if (known != null) {
            return known;
        }
        var place = new Place(false);
        if (!reference.isEmpty()) {
            referenced.put(reference, place); // before it is filled: a definition may refer to itself
        }
        fill(place, here);
        return place;
    }

    private void fill(Place place, JsonObject schema) {
        each(schema, "properties", (key, child) -> place.named.put(key, place(child)));
        each(schema, "patternProperties", (key, child) -> place.matching.put(Pattern.compile(key), place(child)));
        if (schema.getValue("items") instanceof JsonObject items) {
            place.items = place(items);
        }
        if (schema.getValue("additionalProperties") instanceof JsonObject rest) {
            place.rest = place(rest);
        } else if (place.isObject() && !Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
            place.rest = OPEN;
        }
        schema.forEach(entry -> {
            if (!FOLLOWED.contains(entry.getKey()) && mentionsMark(entry.getValue(), new HashSet<>())) {
                throw new IllegalArgumentException("\"" + MARK + "\" is not followed under \"" + entry.getKey()
                        + "\": mark a property, an item or a definition");
            }
        });
    }

    private interface Named {
        void accept(String key, JsonObject schema);
    }

    private static void each(JsonObject schema, String keyword, Named named) {
        if (schema.getValue(keyword) instanceof JsonObject children) {
            children.forEach(entry -> {
                if (entry.getValue() instanceof JsonObject child) {
                    named.accept(entry.getKey(), child);
                }
            });
        }
    }

    private JsonObject target(String reference) {
        var found = reference.equals("#")
                ? root
                : reference.startsWith(DEFINITIONS)
                        ? root.getJsonObject("$defs", NOTHING).getJsonObject(reference.substring(DEFINITIONS.length()))
                        : null;
        if (found == null) {
            unfollowed.add(reference);
        }
        return Objects.requireNonNullElse(found, NOTHING);
    }

    private boolean mentionsMark(@Nullable Object schema, Set<String> seen) {
        if (schema instanceof JsonArray several) {
            return several.stream().anyMatch(any -> mentionsMark(any, seen));
        }
        if (!(schema instanceof JsonObject object)) {
            return false;
        }
        return isMarked(object)
                || (object.getValue("$ref") instanceof String reference
                        && seen.add(reference)
                        && mentionsMark(target(reference), seen))
                || object.stream().anyMatch(entry -> mentionsMark(entry.getValue(), seen));
    }

    private static boolean isMarked(JsonObject schema) {
        return Boolean.TRUE.equals(schema.getValue(MARK));
    }
}
