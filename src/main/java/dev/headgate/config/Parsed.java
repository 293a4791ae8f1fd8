package dev.headgate.config;

import java.util.List;
import java.util.function.Function;

/** What parsing a text came to. */
public sealed interface Parsed {
    String EMPTY = "holds nothing; {} says empty on purpose";

    <T> T fold(Function<Syntax, T> value, Function<List<Problem>, T> unreadable);

    record Value(Syntax syntax) implements Parsed {
        @Override
        public <T> T fold(Function<Syntax, T> value, Function<List<Problem>, T> unreadable) {
            return value.apply(syntax);
        }
    }

    /**
     * No value could be read.
     *
     * @param problems at least one, each with its place
     */
    record Unreadable(List<Problem> problems) implements Parsed {
        public Unreadable {
            problems = List.copyOf(problems);
        }

        public static Unreadable of(Place place, String message) {
            return new Unreadable(List.of(Problem.at(place, message)));
        }

        @Override
        public <T> T fold(Function<Syntax, T> value, Function<List<Problem>, T> unreadable) {
            return unreadable.apply(problems);
        }
    }
}
