package dev.headgate.dualwrite.classify;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.SchemaFile;
import dev.headgate.config.Section;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The {@code classification} section. A layer replaces the list of a category whole, and leaves the others alone. */
public final class ClassificationSection implements Section<Classification> {
    private static final String NAME = "classification";
    private static final String TYPES = "types";

    private final JsonObject schema = SchemaFile.section("schemas/classification.json", NAME);
    private final Branch defaults = defaults(schema);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Classification> type() {
        return Classification.class;
    }

    @Override
    public JsonObject schema() {
        return schema.copy();
    }

    @Override
    public Branch defaults(Branch named) {
        return defaults;
    }

    /** A type can't be of two categories. */
    @Override
    public List<Problem> check(Branch value) {
        var problems = new ArrayList<Problem>();
        var owners = new HashMap<String, String>();
        lists(value, TYPES)
                .forEach((category, types) -> types.forEach(type -> {
                    var owner = owners.putIfAbsent(type.toLowerCase(Locale.ROOT), category);
                    if (owner != null) {
                        problems.add(Problem.at(
                                Pointer.of(TYPES, category),
                                "expected each type once, found " + Values.show(type) + " also under " + owner,
                                type));
                    }
                }));
        return problems;
    }

    @Override
    public Classification read(Branch value) {
        return new Classification(
                lists(value, TYPES),
                lists(value, "keywords"),
                lists(value, "data_keys"),
                String.valueOf(value.value().get("fallback")));
    }

    private static Map<String, List<String>> lists(Branch value, String group) {
        var lists = new LinkedHashMap<String, List<String>>();
        value.branch(group).value().forEach((category, words) -> {
            if (words instanceof List<?> list) {
                lists.put(category, list.stream().map(String::valueOf).toList());
            }
        });
        return lists;
    }

    private static Branch defaults(JsonObject schema) {
        var defaults = new JsonObject();
        schema.getJsonObject("properties")
                .forEach(property ->
                        defaults.put(property.getKey(), ((JsonObject) property.getValue()).getValue("default")));
        return (Branch) Values.node(Values.copy(defaults), new Origin.Default());
    }
}
