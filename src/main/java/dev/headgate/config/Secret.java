package dev.headgate.config;

import dev.headgate.config.Node.Branch;
import dev.headgate.config.Node.Leaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of the document that nobody may read: whatever prints or encodes it gets the mask. It is equal by its true
 * content, so that a change of it is a change. That content leaves this package in two ways only: in the faithful
 * {@link Encoding}, and in the branch that a section's {@link Section#read} is given.
 *
 * <p>No record, since reflective encoders read those.
 */
public final class Secret {
    /** Stands for every secret, whatever its type and length. */
    public static final String MASK = "••••••••";

    private final Object content;

    private Secret(Object content) {
        this.content = content;
    }

    /** The plain value, hidden. Null hides nothing: there is no secret then. */
    static @Nullable Object of(@Nullable Object plain) {
        var inner = isIn(plain) ? Values.copy(reveal(plain)) : plain;
        return inner == null ? null : new Secret(inner);
    }

    /** A value without any mask in it: as it truly is. */
    static @Nullable Object reveal(@Nullable Object value) {
        if (value instanceof Secret secret) {
            return secret.content;
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, @Nullable Object>();
            map.forEach((key, child) -> plain.put(String.valueOf(key), reveal(child)));
            return plain;
        }
        if (value instanceof List<?> list) {
            var plain = new ArrayList<@Nullable Object>();
            list.forEach(item -> plain.add(reveal(item)));
            return plain;
        }
        return value;
    }

    /** The same with every leaf's value as it truly is. What leaves shadow stays hidden. */
    static Branch reveal(Branch sealed) {
        var plain = new LinkedHashMap<String, Node>();
        sealed.children()
                .forEach((key, child) -> plain.put(
                        key,
                        child instanceof Leaf leaf
                                ? new Leaf(reveal(leaf.value()), leaf.origin(), leaf.shadows())
                                : reveal((Branch) child)));
        return new Branch(plain);
    }

    /** Whether there is a secret at or in this value. */
    public static boolean isIn(@Nullable Object value) {
        return value instanceof Secret
                || (value instanceof Map<?, ?> map && map.values().stream().anyMatch(Secret::isIn))
                || (value instanceof List<?> list && list.stream().anyMatch(Secret::isIn));
    }

    /** Whether somebody posted the mask back here. */
    boolean isMask() {
        return content.equals(MASK);
    }

    /** Whether the mask is in this secret, which then isn't one: alone, or as an item of a list. */
    boolean hasMask() {
        return isMask() || (content instanceof List<?> list && list.contains(MASK));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && content.equals(secret.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
