package dev.headgate.source;

import dev.headgate.config.Node;
import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Sections;
import java.util.Map;

/**
 * A layer from named texts: the environment, or the lines of a {@code .env} file. Each text is typed by the schema at
 * the path that its name stands for. Names that no section knows are other programs' business.
 */
final class Variables {
    private final Sections sections;
    private final String source;
    private final String kind;

    /**
     * A variable's text.
     *
     * @param place of the text; for the environment the variable's name
     */
    record Variable(String text, Place place) {}

    Variables(Sections sections, String source, String kind) {
        this.sections = sections;
        this.source = source;
        this.kind = kind;
    }

    Node.Branch layer(Map<String, Variable> variables) {
        var layer = Node.EMPTY;
        for (var entry : variables.entrySet()) {
            var path = sections.variable(entry.getKey());
            if (path.isPresent()) {
                var variable = entry.getValue();
                var value = sections.typed(path.get(), variable.text());
                layer = layer.with(path.get(), new Node.Leaf(value, new Origin.Source(source, kind, variable.place())));
            }
        }
        return layer;
    }
}
