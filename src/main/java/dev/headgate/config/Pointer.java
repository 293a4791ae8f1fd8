package dev.headgate.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JSON Pointer (RFC 6901): the address of a value in the document.
 *
 * @param tokens the unescaped reference tokens; empty for the whole document
 */
public record Pointer(List<String> tokens) {
    public static final Pointer ROOT = new Pointer(List.of());

    public Pointer {
        tokens = List.copyOf(tokens);
    }

    public static Pointer of(String... tokens) {
        return new Pointer(List.of(tokens));
    }

    /** Reads the escaped form, {@code /a~1b/c}; empty when it is no pointer (no leading slash, or a stray {@code ~}). */
    public static Optional<Pointer> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(ROOT);
        }
        if (text.charAt(0) != '/' || text.matches("(?s).*~(?![01]).*")) {
            return Optional.empty();
        }
        var tokens = new ArrayList<String>();
        for (var token : text.substring(1).split("/", -1)) {
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(new Pointer(tokens));
    }

    public Pointer child(String token) {
        var longer = new ArrayList<>(tokens);
        longer.add(token);
        return new Pointer(longer);
    }

    /** Where {@code deeper}, which starts here, leads to. */
    public Pointer append(Pointer deeper) {
        var longer = new ArrayList<>(tokens);
        longer.addAll(deeper.tokens);
        return new Pointer(longer);
    }

    /** The pointer without its last token; the root is its own parent. */
    public Pointer parent() {
        return isRoot() ? this : new Pointer(tokens.subList(0, tokens.size() - 1));
    }

    /** The pointer without its first token. */
    public Pointer tail() {
        return new Pointer(tokens.subList(1, tokens.size()));
    }

    public String first() {
        return tokens.get(0);
    }

    public String last() {
        return tokens.get(tokens.size() - 1);
    }

    public boolean isRoot() {
        return tokens.isEmpty();
    }

    /** Whether this value lies at or under {@code other}. */
    public boolean isWithin(Pointer other) {
        return tokens.size() >= other.tokens.size()
                && tokens.subList(0, other.tokens.size()).equals(other.tokens);
    }

    /** Whether a change at this path can be seen from {@code other}: one lies within the other. */
    public boolean touches(Pointer other) {
        return isWithin(other) || other.isWithin(this);
    }

    /** The escaped form of RFC 6901. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (var token : tokens) {
            text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
