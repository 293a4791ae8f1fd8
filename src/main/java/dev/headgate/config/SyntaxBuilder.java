package dev.headgate.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Syntax} from the events of a parser, whatever its language, and holds the limits while it does: what
 * is over a limit is never built. A duplicate key is noted and parsing goes on; after a limit {@link #stopped} says that
 * there is no use in feeding more.
 */
public final class SyntaxBuilder {
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Syntax root;
    private long entries;
    private boolean stopped;

    /** An object or array whose end has not come yet. */
    private static final class Open {
        final Place place;
        final Map<String, Syntax.Entry> members = new LinkedHashMap<>();
        final List<Syntax> items = new ArrayList<>();
        final boolean mapping;
        String key = "";
        Place keyPlace;
        long entries;
        int height;

        Open(Place place, boolean mapping) {
            this.place = place;
            this.keyPlace = place;
            this.mapping = mapping;
        }

        Syntax close() {
            return mapping
                    ? new Syntax.Mapping(place, members, (int) entries, height + 1)
                    : new Syntax.Sequence(place, items, (int) entries, height + 1);
        }
    }

    public boolean stopped() {
        return stopped;
    }

    public void startMapping(Place place) {
        start(new Open(place, true));
    }

    public void startSequence(Place place) {
        start(new Open(place, false));
    }

    private void start(Open collection) {
        open.push(collection);
        if (open.size() > Limits.DEPTH) {
            stop(collection.place, tooDeep());
        }
    }

    /** The key of the value that comes next. */
    public void key(String key, Place place) {
        if (key.length() > Limits.KEY) {
            stop(place, "a key is longer than " + Limits.KEY + " characters, the limit");
            return;
        }
        var into = open.element();
        into.key = key;
        into.keyPlace = place;
        var first = into.members.get(key);
        if (first != null) {
            note(
                    place,
                    "duplicate key " + Values.show(key) + ", first at line "
                            + first.key().line() + ", again at line " + place.line());
        }
    }

    /** Closes the innermost object or array and hands it back, for whoever named it. */
    public Syntax end() {
        var closed = open.pop().close();
        attach(closed);
        return closed;
    }

    public Syntax scalar(@Nullable Object value, Place place) {
        var scalar = new Syntax.Scalar(place, value);
        attach(scalar);
        return scalar;
    }

    /** Uses a finished value once more. */
    public void alias(Syntax target, Place place) {
        entries += target.entries();
        if (open.size() + target.height() > Limits.DEPTH) {
            stop(place, tooDeep());
        } else if (entries > Limits.ENTRIES) {
            stop(place, "aliases expand to " + tooMany());
        } else {
            attach(target instanceof Syntax.Scalar scalar ? new Syntax.Scalar(place, scalar.value()) : target);
        }
    }

    private void attach(Syntax value) {
        var into = open.peek();
        if (into == null) {
            root = value;
            return;
        }
        if (++entries > Limits.ENTRIES) {
            stop(value.place(), tooMany());
            return;
        }
        into.entries += 1 + value.entries();
        into.height = Math.max(into.height, value.height());
        if (into.mapping) {
            into.members.putIfAbsent(into.key, new Syntax.Entry(into.keyPlace, value));
        } else {
            into.items.add(value);
        }
    }

    public void note(Place place, String message) {
        problems.add(Problem.at(place, message));
        stopped |= problems.size() >= Limits.PROBLEMS;
    }

    /** Notes a problem after which the rest of the text means nothing. */
    public void stop(Place place, String message) {
        note(place, message);
        stopped = true;
    }

    /** Whether some value is complete and none is open. */
    public boolean complete() {
        return root != null && open.isEmpty();
    }

    public Parsed result(Place start) {
        if (problems.isEmpty()) {
            return Optional.ofNullable(root)
                    .<Parsed>map(Parsed.Value::new)
                    .orElseGet(() -> Parsed.Unreadable.of(start, Parsed.EMPTY));
        }
        return new Parsed.Unreadable(problems);
    }

    private static String tooDeep() {
        return "nested deeper than " + Limits.DEPTH + " levels, the limit";
    }

    private static String tooMany() {
        return String.format("more than %,d keys and items, the limit", Limits.ENTRIES);
    }
}
