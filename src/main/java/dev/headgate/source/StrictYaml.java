package dev.headgate.source;

import dev.headgate.config.Limits;
import dev.headgate.config.Parsed;
import dev.headgate.config.Place;
import dev.headgate.config.StrictText;
import dev.headgate.config.Syntax;
import dev.headgate.config.SyntaxBuilder;
import dev.headgate.config.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The JSON-shaped part of YAML, from SnakeYAML's events: one document, untagged nodes, string keys without duplicates.
 * A plain scalar is null ({@code null}, {@code ~}, nothing), true, false or a number of JSON's grammar; all others
 * ({@code yes}, {@code 010}, {@code 12:30}, a date) are strings, as quoted ones are. No object is ever constructed.
 * Problems say where they are and quote no text, which may be a secret that lacks its quotes.
 */
final class StrictYaml {
    private static final Set<String> NO_NUMBERS = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");

    private static final String TAG = "tags are not read; text that begins with ! needs quotes";

    private final String name;
    private final SyntaxBuilder builder = new SyntaxBuilder();
    private final Map<String, Syntax> anchors = new HashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int documents;

    /** An open object or array: in an object, every other event is a key. */
    private static final class Level {
        final boolean mapping;
        final @Nullable String anchor;
        boolean keyIsNext;

        Level(boolean mapping, @Nullable String anchor) {
            this.mapping = mapping;
            this.anchor = anchor;
            this.keyIsNext = mapping;
        }
    }

    private StrictYaml(String name) {
        this.name = name;
    }

    /**
     * The value that these bytes are.
     *
     * @param name the file as the operator wrote it, for places
     */
    static Parsed parse(byte[] bytes, String name) {
        return StrictText.decode(bytes, name).fold(text -> new StrictYaml(name).parse(text), Parsed.Unreadable::new);
    }

    private Parsed parse(String text) {
        var longLine = longLine(text);
        if (longLine > 0) {
            var message = String.format("longer than %,d characters, the limit of a line", Limits.LINE);
            return Parsed.Unreadable.of(new Place(name, longLine, 1), message);
        }
        try {
            var parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
            while (!builder.stopped() && !parser.checkEvent(Event.ID.StreamEnd)) {
                accept(parser.getEvent());
            }
        } catch (MarkedYAMLException malformed) {
            builder.stop(place(malformed.getProblemMark()), message(malformed));
        } catch (ReaderException unprintable) {
            var place = StrictText.place(name, text, text.offsetByCodePoints(0, unprintable.getPosition()));
            builder.stop(place, String.format("control character U+%04X", unprintable.getCodePoint()));
        }
        return builder.result(new Place(name, 1, 1));
    }

    /** The number of the first line that is too long, 0 where none is. */
    private static int longLine(String text) {
        var line = 1;
        var start = 0;
        for (var at = 0; at <= text.length(); at++) {
            if (at - start > Limits.LINE) {
                return line;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                line++;
                start = at + 1;
            }
        }
        return 0;
    }

    private void accept(Event event) {
        var place = place(event.getStartMark());
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            builder.stop(place, "expected one document, a second one starts here");
        } else if (event instanceof NodeEvent node) {
            node(node, place);
        } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
            var closed = builder.end();
            var level = levels.pop();
            if (level.anchor != null) {
                unfinished.remove(level.anchor);
                anchors.put(level.anchor, closed);
            }
        }
    }

    private void node(NodeEvent event, Place place) {
        var level = levels.peek();
        if (level != null && level.mapping) {
            level.keyIsNext = !level.keyIsNext;
            if (!level.keyIsNext) {
                key(event, place);
                return;
            }
        }
        value(event, place);
    }

    private void key(NodeEvent event, Place place) {
        if (!(event instanceof ScalarEvent scalar) || event.getAnchor() != null) {
            builder.stop(
                    place,
                    "expected a plain key, found " + (event instanceof AliasEvent ? "an alias" : "something else"));
        } else if (scalar.getTag() != null) {
            refuseTag(place);
        } else if (scalar.getValue().equals("<<") && scalar.isPlain()) {
            builder.stop(place, "merge keys (<<) are not read; write the values out");
        } else {
            builder.key(scalar.getValue(), place);
        }
    }

    private void value(NodeEvent event, Place place) {
        if (event instanceof AliasEvent) {
            alias(event.getAnchor(), place);
        } else if (event instanceof CollectionStartEvent start) {
            open(start, place);
        } else if (event instanceof ScalarEvent scalar) {
            if (scalar.getTag() != null) {
                refuseTag(place);
            } else if (levels.isEmpty() && scalar.isPlain() && scalar.getValue().isEmpty()) {
                builder.stop(place, Parsed.EMPTY);
            } else {
                var built = builder.scalar(resolve(scalar), place);
                if (scalar.getAnchor() != null) {
                    anchors.put(scalar.getAnchor(), built);
                }
            }
        }
    }

    private void open(CollectionStartEvent event, Place place) {
        if (event.getTag() != null) {
            refuseTag(place);
            return;
        }
        var mapping = event.is(Event.ID.MappingStart);
        if (mapping) {
            builder.startMapping(place);
        } else {
            builder.startSequence(place);
        }
        levels.push(new Level(mapping, event.getAnchor()));
        if (event.getAnchor() != null) {
            unfinished.add(event.getAnchor());
        }
    }

    private void alias(String anchor, Place place) {
        var target = anchors.get(anchor);
        if (unfinished.contains(anchor)) {
            builder.stop(place, "this alias is inside its own anchor");
        } else if (target == null) {
            builder.stop(place, "this alias has no anchor before it; text that begins with * needs quotes");
        } else {
            builder.alias(target, place);
        }
    }

    private void refuseTag(Place place) {
        builder.stop(place, TAG);
    }

    private static @Nullable Object resolve(ScalarEvent scalar) {
        var text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return text;
        }
        return switch (text) {
            case "", "~", "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default ->
                Values.isNumber(text)
                        ? Values.numberOrBad(text)
                        : NO_NUMBERS.contains(text) ? new Values.BadNumber(text) : text;
        };
    }

    private Place place(@Nullable Mark mark) {
        return mark == null ? new Place(name, 1, 1) : new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The parser's words, which quote single characters, but for those that quote more: text may be a secret. */
    private static String message(MarkedYAMLException malformed) {
        var problem = String.valueOf(malformed.getProblem());
        if (problem.startsWith("found undefined tag handle")) {
            return TAG;
        }
        if (problem.contains("\\t(TAB)")) {
            return "a tab can't separate or indent here, use spaces";
        }
        var context = malformed.getContext();
        return "not YAML: " + (context == null ? "" : context + ": ") + problem;
    }
}
