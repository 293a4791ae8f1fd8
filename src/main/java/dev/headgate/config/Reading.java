package dev.headgate.config;

import java.time.Instant;
import java.util.List;

/** What one attempt to read a source came to. */
public sealed interface Reading {
    /** The source's name, which is its layer's. */
    String source();

    Instant at();

    /** A parsed, typed tree whose every leaf knows its place. */
    record Good(String source, Instant at, Node.Branch tree) implements Reading {}

    /** Nothing usable, and exactly why. */
    record Failed(String source, Instant at, List<Problem> problems) implements Reading {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
