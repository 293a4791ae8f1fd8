package dev.headgate.web.api;

import dev.headgate.web.answer.Body;
import io.vertx.core.buffer.Buffer;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Entity tags (RFC 9110 §8.8.3). The document's is its revision in quotes; the explained one's has a suffix. */
final class EntityTags {
    private static final Pattern OURS =
            Pattern.compile("\"([1-9][0-9]{0,17})(-[0-9a-f]+)?(" + Body.GZIP_SUFFIX + ")?\"");

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

    private static String hash(Buffer body) {
        return Digest.sha256(body.getBytes()).substring(0, 16);
    }

    /** The revision that a strong tag of ours names, of whichever form of the document. */
    static OptionalLong revision(String tag) {
        var ours = OURS.matcher(tag);
        return ours.matches() ? OptionalLong.of(Long.parseLong(ours.group(1))) : OptionalLong.empty();
    }
}
