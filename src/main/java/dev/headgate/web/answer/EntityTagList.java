package dev.headgate.web.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags as conditions list them (RFC 9110 §8.8.3, §13.1). */
public final class EntityTagList {
    public static final String ANY = "*";
    private static final Pattern LIST = Pattern.compile("\\s*((W/)?\"[!\\x23-\\x7e]*\"\\s*(,\\s*|$))+");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[!\\x23-\\x7e]*\"");

    private EntityTagList() {}

    /** The tags of a list; none when the header is no such list. */
    public static List<String> parse(String header) {
        var tags = new ArrayList<String>();
        if (LIST.matcher(header).matches()) {
            var found = TAG.matcher(header);
            while (found.find()) {
                tags.add(found.group());
            }
        }
        return tags;
    }

    /**
     * The first of {@code tags} that {@code If-None-Match} names, compared weakly as it wants it.
     *
     * @param tags strong ones; the one that would be sent first, which is also what {@code *} names
     */
    static Optional<String> match(@Nullable String header, List<String> tags) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.strip().equals(ANY)) {
            return tags.stream().findFirst();
        }
        var listed = parse(header).stream()
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .toList();
        return tags.stream().filter(listed::contains).findFirst();
    }
}
