package dev.headgate.source;

import dev.headgate.config.Limits;
import dev.headgate.config.Place;
import dev.headgate.config.Problem;
import dev.headgate.config.Values;
import dev.headgate.source.Variables.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: lines of {@code NAME=value}, with {@code #} comments on lines of their own, an optional
 * {@code export} before the name and optional quotes around the value. Nothing is expanded.
 */
final class DotEnv {
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=[ \\t]*(.*)", Pattern.DOTALL);

    private final String name;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private DotEnv(String name) {
        this.name = name;
    }

    /**
     * The variables and problems of a text.
     *
     * @param name the file as the operator wrote it, for places
     */
    static DotEnv parse(String text, String name) {
        var parsed = new DotEnv(name);
        var line = 0;
        for (var written : (Iterable<String>) text.lines()::iterator) {
            parsed.line(written, ++line);
            if (parsed.problems.size() >= Limits.PROBLEMS || parsed.tooMany(line)) {
                break;
            }
        }
        return parsed;
    }

    /** The variables by name, in the order of the file. */
    Map<String, Variable> variables() {
        return variables;
    }

    List<Problem> problems() {
        return problems;
    }

    private boolean tooMany(int line) {
        if (variables.size() <= Limits.ENTRIES) {
            return false;
        }
        problems.add(Problem.at(
                new Place(name, line, 1), String.format("more than %,d variables, the limit", Limits.ENTRIES)));
        return true;
    }

    private void line(String written, int number) {
        var content = written.stripLeading();
        if (content.isEmpty() || content.startsWith("#")) {
            return;
        }
        var indent = written.length() - content.length() + 1;
        var match = LINE.matcher(written);
        if (!match.matches()) {
            note(number, indent, "expected NAME=value"); // a secret may have been broken into lines
            return;
        }
        var variable = match.group(1);
        var value = match.group(2).stripTrailing();
        var column = match.start(2) + 1;
        if (isQuote(value) && (value.length() == 1 || value.charAt(value.length() - 1) != value.charAt(0))) {
            note(number, column, "the value's quote is not closed");
            return;
        }
        var text = isQuote(value) ? value.substring(1, value.length() - 1) : value;
        var first = variables.putIfAbsent(variable, new Variable(text, new Place(name, number, column)));
        if (first != null) {
            var message = "duplicate key " + Values.show(variable) + ", first at line "
                    + first.place().line() + ", again at line " + number;
            note(number, indent, message);
        }
    }

    private static boolean isQuote(String value) {
        return value.startsWith("\"") || value.startsWith("'");
    }

    private void note(int line, int column, String message) {
        problems.add(Problem.at(new Place(name, line, column), message));
    }
}
