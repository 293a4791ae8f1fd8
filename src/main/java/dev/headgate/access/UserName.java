package dev.headgate.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user may be called: a name that reads the same in a page, a log line and a command. */
public final class UserName {
    public static final String EXPECTED =
            "a name of 1 to 64 letters, digits, dots, dashes, underscores or @, starting with a letter or digit";

    /** Names that stand for the gateway's own doings in the history. */
    private static final Set<String> TAKEN = Set.of("headgate", "local", "application", "nobody");

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._@-]{0,63}");

    private UserName() {}

    /** Why it can't be a name; empty when it can. */
    public static Optional<String> problem(String name) {
        if (!FORM.matcher(name).matches()) {
            return Optional.of("expected " + EXPECTED);
        }
        return TAKEN.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.of("this name stands for something else in the history")
                : Optional.empty();
    }
}
