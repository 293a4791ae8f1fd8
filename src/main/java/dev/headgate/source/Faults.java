package dev.headgate.source;

import io.vertx.core.json.DecodeException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** Says what went wrong with a store without naming classes. */
final class Faults {
    static final String MISSING = "the file does not exist";
    static final String FORBIDDEN = "the file may not be read by this user";

    static final String MALFORMED = "the content can't be read in the format that the settings say";

    private static final Pattern CLASS = Pattern.compile("([a-z]\\w*\\.)*[A-Z]\\w*(Exception|Error)(: )?");
    private static final Pattern REFERENCE = Pattern.compile(" ?\\[Source: [^\\]]*\\]|\\(for [^)]*\\)");

    private Faults() {}

    static String describe(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof NoSuchFileException) {
                return MISSING;
            }
            if (cause instanceof AccessDeniedException) {
                return FORBIDDEN;
            }
            if (cause instanceof DecodeException) { // its words quote the content, which may hold secrets
                return MALFORMED;
            }
        }
        var message = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
        var plain = REFERENCE
                .matcher(CLASS.matcher(message).replaceAll(""))
                .replaceAll("")
                .strip();
        return plain.isEmpty() || plain.equals("null") ? "the store could not be read" : plain;
    }
}
