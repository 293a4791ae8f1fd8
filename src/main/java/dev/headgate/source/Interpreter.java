package dev.headgate.source;

import dev.headgate.config.Limits;
import dev.headgate.config.Node;
import dev.headgate.config.Origin;
import dev.headgate.config.Parsed;
import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Sections;
import dev.headgate.config.StrictJson;
import dev.headgate.config.StrictText;
import dev.headgate.config.Syntax;
import dev.headgate.config.Values;
import dev.headgate.source.Variables.Variable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** From what a store handed over to a layer that its schema accepts, or to all that is wrong with it. Blocks. */
final class Interpreter {
    /** The store types that hold texts by name. */
    static final Set<String> VARIABLES = Set.of("env", "sys");

    private final SourceSettings settings;
    private final String location;
    private final Sections sections;

    Interpreter(SourceSettings settings, String location, Sections sections) {
        this.settings = settings;
        this.location = location;
        this.sections = sections;
    }

    Verdict interpret(Fetched fetched) {
        return fetched.fold(this::text, this::tree, why -> refused(Place.named(location), why));
    }

    private Verdict text(Buffer bytes) {
        var format = settings.format().flatMap(Format::of);
        if (format.isEmpty()) {
            var message = "expected a format: yaml, json or properties, found "
                    + Values.show(settings.format().orElse(null));
            return refused(Place.named(location), message);
        }
        return switch (format.get()) {
            case YAML -> written(StrictYaml.parse(bytes.getBytes(), location));
            case JSON -> written(StrictJson.parse(bytes.getBytes(), location));
            case PROPERTIES -> properties(bytes.getBytes());
        };
    }

    private Verdict written(Parsed parsed) {
        return parsed.fold(this::written, Verdict.Bad::new);
    }

    private Verdict written(Syntax syntax) {
        return syntax instanceof Syntax.Mapping mapping
                ? check(mapping.node(settings.name(), settings.type()), pointer -> Optional.of(mapping.locate(pointer)))
                : refused(
                        syntax.place(),
                        "expected an object, found "
                                + (syntax instanceof Syntax.Sequence ? "a list" : "a single value"));
    }

    private Verdict properties(byte[] bytes) {
        return StrictText.decode(bytes, location)
                .fold(
                        text -> {
                            var lines = DotEnv.parse(text, location);
                            if (!lines.problems().isEmpty()) {
                                return new Verdict.Bad(lines.problems());
                            }
                            return text.isBlank()
                                    ? refused(
                                            new Place(location, 1, 1), "holds nothing; a comment says empty on purpose")
                                    : check(variables().layer(lines.variables()));
                        },
                        Verdict.Bad::new);
    }

    private Verdict tree(JsonObject json) {
        if (!VARIABLES.contains(settings.type())) {
            var origin = new Origin.Source(settings.name(), settings.type(), Place.named(location));
            return check((Node.Branch) Values.node(Values.copy(json), origin));
        }
        var variables = new LinkedHashMap<String, Variable>();
        json.forEach(entry -> variables.put(
                entry.getKey(), new Variable(String.valueOf(entry.getValue()), Place.named(entry.getKey()))));
        return check(variables().layer(variables));
    }

    private Variables variables() {
        return new Variables(sections, settings.name(), settings.type());
    }

    private Verdict check(Node.Branch layer) {
        return check(layer, pointer -> layer.nearestOrigin(pointer).flatMap(Origin::place));
    }

    private Verdict check(Node.Branch read, Function<Pointer, Optional<Place>> places) {
        var layer = sections.sealed(read);
        var problems = sections.check(layer).stream()
                .limit(Limits.PROBLEMS)
                .map(problem -> brief(problem, places.apply(problem.pointer()).orElse(Place.named(location))))
                .toList();
        return problems.isEmpty() ? new Verdict.Accepted(layer) : new Verdict.Bad(problems);
    }

    /** A wrong value can be a whole file: what travels to every watcher is no longer than its message. */
    private static Problem brief(Problem problem, Place place) {
        var shown = Values.show(problem.value());
        var value = shown.endsWith("...") ? shown : problem.value();
        return new Problem(problem.pointer(), problem.message(), value, Optional.of(place));
    }

    private static Verdict refused(Place place, String why) {
        return new Verdict.Bad(List.of(Problem.at(place, why)));
    }
}
