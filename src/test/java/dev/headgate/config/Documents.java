package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Layers for tests: written as JSON, or drawn from a seed. */
final class Documents {
    private static final List<String> KEYS = List.of("a", "b", "c/d", "~e");

    private Documents() {}

    /** A file's layer; quotes may be single. */
    static Branch layer(String name, String json) {
        var value = Values.copy(new JsonObject(json.replace('\'', '"')));
        return (Branch) Values.node(value, origin(name));
    }

    static Origin origin(String name) {
        return new Origin.Source(name, "file", new Place(name + ".yaml", 1, 1));
    }

    /** Up to four keys a level and three levels; the same seed gives the same layer. */
    static Branch random(Random random, String name) {
        return branch(random, origin(name), 3);
    }

    private static Branch branch(Random random, Origin origin, int depth) {
        var branch = Node.EMPTY;
        for (var key : KEYS) {
            if (random.nextInt(3) > 0) {
                var deeper = depth > 1 && random.nextInt(3) == 0;
                branch =
                        branch.with(Pointer.of(key), deeper ? branch(random, origin, depth - 1) : leaf(random, origin));
            }
        }
        return branch;
    }

    private static Leaf leaf(Random random, Origin origin) {
        return switch (random.nextInt(4)) {
            case 0 -> new Leaf(null, origin);
            case 1 -> new Leaf(random.nextBoolean(), origin);
            case 2 -> new Leaf(BigDecimal.valueOf(random.nextInt(5)), origin);
            default -> new Leaf(List.of("x", BigDecimal.valueOf(random.nextInt(3))), origin);
        };
    }
}
