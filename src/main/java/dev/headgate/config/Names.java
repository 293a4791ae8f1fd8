package dev.headgate.config;

import java.util.Collection;
import java.util.Comparator;

/** Messages about names that are not known. */
public final class Names {
    private static final int NEAR = 3;
    /** No typo makes a name this long. */
    private static final int LONGEST = 100;

    private Names() {}

    /** {@code unknown key "percentge"; did you mean "percentage"?}, or the known ones where none is near. */
    public static String unknown(String what, String name, Collection<String> known) {
        var nearest = known.stream()
                .filter(candidate -> name.length() <= LONGEST)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
        var hint = nearest.filter(candidate -> distance(name, candidate) <= Math.max(NEAR, name.length() / 3))
                .map(candidate -> "did you mean " + Values.show(candidate) + "?")
                .orElseGet(
                        () -> known.isEmpty() ? "none is known here" : "expected one of " + String.join(", ", known));
        return "unknown " + what + " " + Values.show(name) + "; " + hint;
    }

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (var j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.length(); j++) {
                var substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
