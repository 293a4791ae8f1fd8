package dev.headgate.dualwrite.parity;

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

/** The section's record as one file over the defaults would make it. */
final class Settings {
    private static final ParitySection SECTION = new ParitySection();
    private static final Sections SECTIONS = new Sections(List.of(SECTION));
    private static final Origin FILE = new Origin.Source("parity", "file", new Place("conf/parity.yaml", 1, 1));

    private Settings() {}

    /** From a file that says this under {@code parity}; quotes may be single. */
    static Parity parity(String section) {
        return SECTIONS.read(SECTION, Layers.assemble(SECTIONS, List.of(layer(section)), Node.EMPTY));
    }

    static Parity withSecret(String secret) {
        return parity(new JsonObject().put("secret", secret).encode());
    }

    /** What is wrong with that file, as {@code pointer: message}. */
    static List<String> problems(String section) {
        return SECTIONS.check(layer(section)).stream().map(Problem::toString).toList();
    }

    /** What anybody may read of the document that the file makes. */
    static String shown(String section) {
        return Values.object(Layers.assemble(SECTIONS, List.of(layer(section)), Node.EMPTY))
                .encode();
    }

    private static Branch layer(String section) {
        var value = Values.copy(new JsonObject(section.replace('\'', '"')));
        return SECTIONS.sealed(Branch.of("parity", Values.node(value, FILE)));
    }
}
