package dev.headgate.dualwrite.deliver;

import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.SchemaFile;
import dev.headgate.config.Section;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code adapters} section: its defaults are one adapter of each type that talks to somebody. */
public final class AdaptersSection implements Section<Adapters> {
    private static final String NAME = "adapters";
    private static final String SINK = "sink";
    private static final Map<String, Pointer> VARIABLES = Map.of(
            "SUPABASE_URL", Pointer.of("realtime", "url"),
            "SUPABASE_SERVICE_ROLE_KEY", Pointer.of("realtime", "key"));

    private final JsonObject schema = SchemaFile.section("schemas/adapters.json", NAME);
    private final JsonObject entry = defaults(schema.getJsonObject("$defs"));
    private final Map<String, String> types;

    private AdaptersSection(Map<String, String> types) {
        this.types = types;
    }

    public static AdaptersSection standard() {
        return new AdaptersSection(Map.of("websocket", "websocket", "realtime", "supabase-realtime"));
    }

    /** With a sink for each: nothing leaves the process, unless a layer says otherwise. */
    public static AdaptersSection rehearsal() {
        return new AdaptersSection(Map.of("websocket", SINK, "realtime", SINK));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Adapters> type() {
        return Adapters.class;
    }

    @Override
    public JsonObject schema() {
        return schema.copy();
    }

    @Override
    public Branch defaults(Branch named) {
        var adapters = new LinkedHashMap<String, Node>();
        for (var name : List.of("websocket", "realtime")) {
            adapters.put(name, fields(name));
        }
        named.children().forEach((name, child) -> {
            if (child instanceof Branch) {
                adapters.computeIfAbsent(name, this::fields);
            }
        });
        return new Branch(adapters);
    }

    private Branch fields(String name) {
        var fields = entry.copy().put("type", types.getOrDefault(name, SINK));
        return (Branch) Values.node(Values.copy(fields), new Origin.Default());
    }

    @Override
    public List<Problem> check(Branch value) {
        return List.of();
    }

    @Override
    public Adapters read(Branch value) {
        var adapters = new LinkedHashMap<String, AdapterSettings>();
        value.children()
                .keySet()
                .forEach(name -> adapters.put(name, AdapterSettings.of(name, Values.object(value.branch(name)))));
        return new Adapters(adapters);
    }

    @Override
    public Optional<Pointer> variable(String name) {
        return Optional.ofNullable(VARIABLES.get(name));
    }

    private static JsonObject defaults(JsonObject definitions) {
        var defaults = new JsonObject();
        definitions.getJsonObject("adapter").getJsonObject("properties").forEach(property -> {
            var described = (JsonObject) property.getValue();
            var shared = described.containsKey("$ref") ? definitions.getJsonObject("rate") : described;
            if (shared.containsKey("default")) {
                defaults.put(property.getKey(), shared.getValue("default"));
            }
        });
        return defaults;
    }
}
