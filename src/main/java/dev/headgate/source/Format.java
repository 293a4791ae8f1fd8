package dev.headgate.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that a text can be in. It is said, never guessed from a file's ending. */
enum Format {
    YAML,
    JSON,
    PROPERTIES;

    static Optional<Format> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
