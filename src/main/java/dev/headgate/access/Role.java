package dev.headgate.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each role includes those before it. */
public enum Role {
    /** Reads everything that is in their scope. */
    VIEWER,
    /** Also edits the document and asks for scans. */
    EDITOR,
    /** Also manages users and tokens, and sees what was refused. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The name in forms, settings and the store: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a name that is none of these. */
    public static Optional<Role> of(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }

    /** For messages about a name that is none. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Role::wire).toList();
    }
}
