package dev.headgate.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonFormatValidator;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds one section against its JSON Schema and says what is wrong in our own words: Vert.x's validator decides, the
 * schema's {@code title} at the failing place says what was expected.
 */
final class SchemaCheck {
    private static final Set<String> NO_VALUE = Set.of("", "null", "none");
    /** {@code multipleOf} is tested in floating point by the validator, with a tolerance: this one is exact. */
    private static final JsonFormatValidator FORMATS = (type, format, value) ->
            "three-decimals".equals(format) && value instanceof BigDecimal number && number.scale() > 3
                    ? "has more than three decimals"
                    : null;

    private final JsonObject schema;
    private final Validator validator;

    SchemaCheck(JsonObject schema) {
        this.schema = schema;
        this.validator = Validator.create(
                JsonSchema.of((JsonObject) Patterns.anchored(schema)),
                new JsonSchemaOptions()
                        .setBaseUri("https://headgate.invalid/")
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic),
                FORMATS);
    }

    /**
     * Every problem of {@code sealed}, each at the deepest place that is wrong; pointers relative to the section. Secrets
     * are validated as they are and shown as their masks.
     */
    List<Problem> problems(Node sealed) {
        var shown = sealed.value();
        var problems = new ArrayList<Problem>();
        masks(Pointer.ROOT, shown, problems);
        var plain = Keys.printable(Pointer.ROOT, Secret.reveal(shown), problems);
        badNumbers(Pointer.ROOT, plain, shown, problems);
        problems.replaceAll(
                problem -> Problem.at(problem.pointer(), problem.message(), find(shown, problem.pointer())));
        var result = validator.validate(Values.json(plain));
        if (Boolean.TRUE.equals(result.getValid())) {
            return problems;
        }
        var bad = problems.stream().map(Problem::pointer).collect(Collectors.toSet());
        var deepest = new LinkedHashMap<Pointer, OutputUnit>();
        for (var unit : result.getErrors()) {
            deepest.putIfAbsent(location(unit), unit);
        }
        var above = new HashSet<Pointer>();
        for (var place : deepest.keySet()) {
            for (var here = place; !here.isRoot() && above.add(here.parent()); ) {
                here = here.parent();
            }
        }
        deepest.keySet().removeAll(above);
        deepest.keySet().removeAll(bad);
        deepest.entrySet().stream().limit(Limits.PROBLEMS).forEach(wrong -> {
            var found = find(shown, wrong.getKey());
            problems.add(Problem.at(wrong.getKey(), message(wrong.getKey(), wrong.getValue(), found), found));
        });
        return problems;
    }

    /** The validator knows no such numbers, and a schema that takes text must not take them as text. */
    private void badNumbers(Pointer path, @Nullable Object value, @Nullable Object shown, List<Problem> problems) {
        if (value instanceof Values.BadNumber) {
            var expected = at(path).map(SchemaCheck::describe).orElse("a number that a double can hold");
            problems.add(Problem.at(path, "expected " + expected + ", found " + Values.show(find(shown, path)), null));
        } else {
            eachChild(path, value, (where, child) -> badNumbers(where, child, shown, problems));
        }
    }

    /** A mask that got here stands for nothing: it was not posted back over a secret, but copied somewhere else. */
    private void masks(Pointer path, @Nullable Object shown, List<Problem> problems) {
        if (shown instanceof Secret secret && secret.hasMask()) {
            var expected = at(path).map(SchemaCheck::describe).orElse("a secret");
            problems.add(Problem.at(
                    path, "expected " + expected + ", found the mask, and no secret here that it stands for", null));
        } else {
            eachChild(path, shown, (where, child) -> masks(where, child, problems));
        }
    }

    private static void eachChild(Pointer path, @Nullable Object value, BiConsumer<Pointer, @Nullable Object> visitor) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> visitor.accept(path.child(String.valueOf(key)), child));
        } else if (value instanceof List<?> list) {
            for (var i = 0; i < list.size(); i++) {
                visitor.accept(path.child(String.valueOf(i)), list.get(i));
            }
        }
    }

    /** See {@link Sections#typed}. */
    @Nullable
    Object typed(Pointer path, String text) {
        var types = at(path).map(SchemaCheck::types).orElse(Set.of());
        var trimmed = text.trim();
        if (types.contains("null") && NO_VALUE.contains(trimmed.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (types.contains("number") || types.contains("integer")) {
            return Values.parseNumber(trimmed).<Object>map(number -> number).orElse(text);
        }
        if (types.contains("boolean")) {
            var lower = trimmed.toLowerCase(Locale.ROOT);
            return lower.equals("true") ? (Object) true : lower.equals("false") ? (Object) false : text;
        }
        if (types.contains("array")) {
            return Arrays.stream(trimmed.split(",", -1))
                    .map(String::trim)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }
        return trimmed;
    }

    private String message(Pointer place, OutputUnit unit, @Nullable Object found) {
        if (!place.isRoot()) {
            var parent = at(place.parent());
            if (parent.isPresent() && at(place).isEmpty() && types(parent.get()).contains("object")) {
                return unknownKey(place.last(), parent.get());
            }
        }
        return at(place)
                .map(expected -> "expected " + describe(expected) + ", found " + Values.show(found))
                .orElseGet(() -> (Secret.isIn(found) ? "expected what the schema says" : unit.getError()) + ", found "
                        + Values.show(found)); // the validator's own words quote numbers
    }

    private String unknownKey(String key, JsonObject parent) {
        var names = Optional.ofNullable(parent.getJsonObject("propertyNames")).flatMap(this::dereferenced);
        if (names.isPresent()) {
            return "expected " + describe(names.get()) + ", found " + Values.show(key);
        }
        return Names.unknown(
                "key", key, parent.getJsonObject("properties", new JsonObject()).fieldNames());
    }

    private static String describe(JsonObject expected) {
        return expected.getString("title", String.join(" or ", types(expected)));
    }

    private static Set<String> types(JsonObject schema) {
        var type = schema.getValue("type");
        if (type instanceof JsonArray several) {
            return Set.copyOf(several.stream().map(String::valueOf).toList());
        }
        return type == null ? Set.of() : Set.of(type.toString());
    }

    /** The schema for the value at {@code path}; empty where only a conditional or no part of the schema names it. */
    private Optional<JsonObject> at(Pointer path) {
        var here = Optional.of(schema);
        for (var token : path.tokens()) {
            here = here.flatMap(this::dereferenced).flatMap(parent -> child(parent, token));
        }
        return here.flatMap(this::dereferenced);
    }

    private Optional<JsonObject> dereferenced(JsonObject any) {
        var reference = any.getString("$ref");
        if (reference == null) {
            return Optional.of(any);
        }
        return reference.startsWith("#/$defs/")
                ? Optional.ofNullable(
                        schema.getJsonObject("$defs").getJsonObject(reference.substring("#/$defs/".length())))
                : Optional.empty();
    }

    private static Optional<JsonObject> child(JsonObject parent, String token) {
        var named = parent.getJsonObject("properties", new JsonObject()).getJsonObject(token);
        if (named != null) {
            return Optional.of(named);
        }
        for (var pattern : parent.getJsonObject("patternProperties", new JsonObject())) {
            if (token.matches(pattern.getKey())) {
                return Optional.of((JsonObject) pattern.getValue());
            }
        }
        if (token.matches("[0-9]+") && parent.getValue("items") instanceof JsonObject items) {
            return Optional.of(items);
        }
        return parent.getValue("additionalProperties") instanceof JsonObject rest
                ? Optional.of(rest)
                : Optional.empty();
    }

    /** The validator writes instance locations as URI fragments: {@code #/a/b}, other characters percent-encoded. */
    private static Pointer location(OutputUnit unit) {
        var text = unit.getInstanceLocation();
        var plain = text.startsWith("#") ? text.substring(1) : text;
        return Pointer.parse(URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8))
                .orElse(Pointer.ROOT);
    }

    private static @Nullable Object find(@Nullable Object value, Pointer path) {
        var here = value;
        for (var token : path.tokens()) {
            here = here instanceof Secret
                    ? here
                    : here instanceof Map<?, ?> map
                            ? map.get(token)
                            : here instanceof List<?> list && token.matches("[0-9]{1,6}")
                                    ? list.get(Integer.parseInt(token))
                                    : null;
        }
        return here;
    }
}
