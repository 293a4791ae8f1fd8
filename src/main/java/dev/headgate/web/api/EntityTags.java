package dev.headgate.web.api;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110 §8.8.3). The document's is its revision in quotes; the explained one's has a suffix. */
final class EntityTags {
    static final String ANY = "*";
    private static final Pattern LIST = Pattern.compile("\\s*((W/)?\"[!\\x23-\\x7e]*\"\\s*(,\\s*|$))+");
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[!\\x23-\\x7e]*\"");
    private static final Pattern OURS = Pattern.compile("\"([1-9][0-9]{0,17})(-[0-9a-f]+)?\"");

    private EntityTags() {}

    static String of(long revision) {
        return "\"" + revision + "\"";
    }

    /** For a body of that revision which can change while the revision stays, such as one with origins. */
    static String of(long revision, Buffer body) {
        return "\"" + revision + "-" + hash(body) + "\"";
    }

    static String of(Buffer body) {
        return "\"" + hash(body) + "\"";
    }

    /** Compares weakly, as {@code If-None-Match} wants it. */
    static boolean anyMatches(@Nullable String header, String etag) {
        if (header == null || header.equals(etag)) {
            return header != null;
        }
        return header.strip().equals(ANY)
                || parse(header).stream().anyMatch(tag -> etag.equals(tag.startsWith("W/") ? tag.substring(2) : tag));
    }

    /** The tags of a list; none when the header is no such list. */
    static List<String> parse(String header) {
        var tags = new ArrayList<String>();
        if (LIST.matcher(header).matches()) {
            var found = TAG.matcher(header);
            while (found.find()) {
                tags.add(found.group());
            }
        }
        return tags;
    }

    private static String hash(Buffer body) {
        return Digest.sha256(body.getBytes()).substring(0, 16);
    }

    /** The revision that a strong tag of ours names. */
    static OptionalLong revision(String tag) {
        var ours = OURS.matcher(tag);
        return ours.matches() ? OptionalLong.of(Long.parseLong(ours.group(1))) : OptionalLong.empty();
    }
}
