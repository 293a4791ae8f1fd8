package dev.headgate.config;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A top-level key of the document: its schema, its defaults, its rules and its typed form. Adding a section is adding
 * one implementation and naming it in {@link Sections}; an embedding application can register its own.
 *
 * @param <T> the immutable record that readers of this section get
 */
public interface Section<T> {
    /** The top-level key, such as {@code dual_write}. */
    String name();

    /** The Java type of {@link #read}. */
    Class<T> type();

    /**
     * JSON Schema 2020-12 of this section's value. It serves three ends: editors complete files by it, readings and
     * edits are validated by it, and text (the environment) is typed by it. No property may be {@code required}: a
     * layer says only what it changes.
     *
     * <p>What is marked {@code "writeOnly": true}, and all below it, is a {@link Secret}: it shows nowhere but in {@link
     * #read}. Keys are no secrets, values are.
     */
    JsonObject schema();

    /**
     * The lowest layer. What upper layers name decides which entries need defaults (a new category gets all of its
     * fields), so it is given their merged view.
     */
    Node.Branch defaults(Node.Branch named);

    /**
     * Rules across fields, for a value that satisfies the schema. Pointers are relative to the section. Secrets are {@link
     * Secret}s here, because a rule makes messages.
     */
    List<Problem> check(Node.Branch value);

    /** The typed form of a value without problems, with its secrets as they are. */
    T read(Node.Branch value);

    /** The path, relative to the section, that an environment variable of this name sets; empty for any other name. */
    default Optional<Pointer> variable(String name) {
        return Optional.empty();
    }
}
