package dev.headgate;

import dev.headgate.config.Names;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.config.Sections;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line as a layer of settings: {@code --http.port=0} is {@code /http/port}.
 *
 * @param layer typed as the settings' schema says
 * @param file the settings file that {@code --config} names
 */
record Arguments(Branch layer, Optional<String> file) {
    private static final String FILE = "--config=";
    private static final String DEMO = "--demo";
    /** What {@code --demo} stands for; other arguments come over it. */
    private static final List<String> REHEARSAL = List.of("--events.demo=true", "--store.path=data/demo.db");

    static Arguments read(List<String> arguments, Sections sections, List<Problem> problems) {
        var layer = Node.EMPTY;
        var file = Optional.<String>empty();
        var all = new ArrayList<>(arguments.contains(DEMO) ? REHEARSAL : List.of());
        arguments.stream().filter(argument -> !argument.equals(DEMO)).forEach(all::add);
        for (var argument : all) {
            var equals = argument.indexOf('=');
            if (argument.startsWith(FILE)) {
                file = Optional.of(argument.substring(FILE.length()));
                continue;
            }
            var path = equals < 0 ? Optional.<Pointer>empty() : path(argument.substring(0, equals), sections);
            if (path.isEmpty()) {
                var place = Place.named("argument");
                problems.add(Problem.at(
                        place,
                        Names.unknown(
                                "argument",
                                option(argument),
                                List.of(
                                        "--config=FILE",
                                        "--demo",
                                        "--http.host=…",
                                        "--http.port=…",
                                        "--store.path=…",
                                        "--sources.scan_period_ms=…"))));
                continue;
            }
            var origin = new Origin.Source("arguments", "argument", Place.named(argument.substring(0, equals)));
            var value = sections.typed(path.get(), argument.substring(equals + 1));
            layer = layer.with(path.get(), new Leaf(value, origin));
        }
        return new Arguments(layer, file);
    }

    /** What may be repeated of an argument: its value may be a secret, and so may a value that lost its option. */
    private static String option(String argument) {
        var option = argument.replaceFirst("(?s)=.*", "=…");
        return option.startsWith("--") ? option : "…";
    }

    /** What the variable of the same name sets: {@code --http.port} is {@code HEADGATE_HTTP_PORT}. */
    private static Optional<Pointer> path(String option, Sections sections) {
        return option.startsWith("--")
                ? sections.variable(
                        "HEADGATE_" + option.substring(2).replace('.', '_').toUpperCase(Locale.ROOT))
                : Optional.empty();
    }
}
