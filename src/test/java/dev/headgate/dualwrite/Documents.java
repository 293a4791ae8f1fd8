package dev.headgate.dualwrite;

import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Problem;
import dev.headgate.config.Sections;
import dev.headgate.config.Values;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Documents as one file would make them. */
final class Documents {
    static final Sections SECTIONS = new Sections(List.of(new DualWriteSection()));
    private static final Origin FILE = new Origin.Source("dual-write", "file", new Place("conf/dual-write.yaml", 1, 1));

    private Documents() {}

    /** The layer of a file that says this under {@code dual_write}; quotes may be single. */
    static Branch layer(String section) {
        var value = Values.copy(new JsonObject(section.replace('\'', '"')));
        return Branch.of("dual_write", Values.node(value, FILE));
    }

    /** The defaults with that file's layer over them. */
    static Branch merged(String section) {
        return merged(layer(section));
    }

    static DualWrite read(String section) {
        return read(layer(section));
    }

    static DualWrite read(Branch layer) {
        return new DualWriteSection().read(merged(layer).branch("dual_write"));
    }

    private static Branch merged(Branch layer) {
        return Layers.assemble(SECTIONS, List.of(layer), Node.EMPTY);
    }

    /** What is wrong with that file, as {@code pointer: message}. */
    static List<String> problems(String section) {
        var problems = SECTIONS.check(layer(section));
        if (problems.isEmpty()) {
            problems = SECTIONS.checkRules(merged(section));
        }
        return problems.stream().map(Problem::toString).toList();
    }
}
