package dev.headgate.dualwrite.parity;

import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.SchemaFile;
import dev.headgate.config.Section;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code parity} section. Its schema is {@code schemas/parity.json}. */
public final class ParitySection implements Section<Parity> {
    private static final String NAME = "parity";
    private static final String WINDOW = "window_s";
    private static final String SECRET = "secret";
    private static final String CATEGORIES = "categories";
    private static final String ALGORITHM = "algorithm";
    private static final String THRESHOLD = "mismatch_threshold";
    private static final String WEBHOOK = "webhook";
    private static final String URL = "url";

    private static final Origin DEFAULT = new Origin.Default();
    private static final Map<String, Pointer> VARIABLES = Map.of(
            "PARITY_WINDOW_S", Pointer.of(WINDOW),
            "PARITY_SECRET", Pointer.of(SECRET),
            "PARITY_WEBHOOK_URL", Pointer.of(WEBHOOK, URL),
            "PARITY_WEBHOOK_SECRET", Pointer.of(WEBHOOK, SECRET));

    private final JsonObject schema = SchemaFile.section("schemas/parity.json", NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Parity> type() {
        return Parity.class;
    }

    @Override
    public JsonObject schema() {
        return schema.copy();
    }

    @Override
    public Branch defaults(Branch named) {
        var categories = new LinkedHashMap<String, Node>();
        categories.put("critical", category(Algorithm.SHA_256, "0.01"));
        categories.put("performance", category(Algorithm.CRC32, "0.05"));
        categories.put("user_activity", category(Algorithm.SHA_256, "0.03"));
        categories.put("system", category(Algorithm.CRC32, "0.02"));
        categories.put("debug", category(Algorithm.CRC32, "0.1"));
        named.branch(CATEGORIES).children().forEach((name, child) -> {
            if (child instanceof Branch) {
                categories.computeIfAbsent(name, unknown -> category(Parity.OTHER));
            }
        });
        var section = new LinkedHashMap<String, Node>();
        section.put(CATEGORIES, new Branch(categories));
        section.put(WINDOW, leaf(Values.number(30)));
        section.put(SECRET, leaf(null));
        section.put(WEBHOOK, new Branch(Map.of(URL, leaf(null), SECRET, leaf(null))));
        return new Branch(section);
    }

    @Override
    public List<Problem> check(Branch value) {
        return List.of();
    }

    @Override
    public Parity read(Branch value) {
        var json = Values.object(value);
        var categories = new LinkedHashMap<String, Parity.Rule>();
        json.getJsonObject(CATEGORIES).fieldNames().forEach(name -> {
            var fields = json.getJsonObject(CATEGORIES).getJsonObject(name);
            categories.put(
                    name,
                    new Parity.Rule(Algorithm.of(fields.getString(ALGORITHM)).orElseThrow(), (BigDecimal)
                            fields.getValue(THRESHOLD)));
        });
        var webhook = json.getJsonObject(WEBHOOK);
        return new Parity(
                categories,
                Duration.ofSeconds(json.getLong(WINDOW)),
                Optional.ofNullable(json.getString(SECRET)),
                Optional.ofNullable(webhook.getString(URL))
                        .map(url -> new Parity.Webhook(url, Optional.ofNullable(webhook.getString(SECRET)))));
    }

    @Override
    public Optional<Pointer> variable(String name) {
        return Optional.ofNullable(VARIABLES.get(name));
    }

    private static Branch category(Algorithm algorithm, String threshold) {
        return category(new Parity.Rule(algorithm, new BigDecimal(threshold)));
    }

    private static Branch category(Parity.Rule rule) {
        var fields = new LinkedHashMap<String, Node>();
        fields.put(ALGORITHM, leaf(rule.algorithm().wire()));
        fields.put(THRESHOLD, leaf(Values.number(rule.mismatchThreshold())));
        return new Branch(fields);
    }

    private static Leaf leaf(@Nullable Object value) {
        return new Leaf(value, DEFAULT);
    }
}
