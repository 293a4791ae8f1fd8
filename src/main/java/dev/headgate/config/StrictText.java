package dev.headgate.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * Bytes to text, refusing what isn't UTF-8, control characters (NUL among them) and what is over the size limit. A
 * UTF-8 byte-order mark at the very start is skipped: some editors write one and it changes no meaning.
 */
public final class StrictText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictText() {}

    /** What decoding came to. */
    public sealed interface Decoded {
        <T> T fold(Function<String, T> text, Function<List<Problem>, T> unreadable);

        record Text(String text) implements Decoded {
            @Override
            public <T> T fold(Function<String, T> text, Function<List<Problem>, T> unreadable) {
                return text.apply(this.text);
            }
        }

        record Unreadable(Problem problem) implements Decoded {
            @Override
            public <T> T fold(Function<String, T> text, Function<List<Problem>, T> unreadable) {
                return unreadable.apply(List.of(problem));
            }
        }
    }

    /**
     * The text that these bytes are.
     *
     * @param name what the bytes are called in places
     */
    public static Decoded decode(byte[] bytes, String name) {
        if (bytes.length > Limits.BYTES) {
            return unreadable(Place.named(name), tooLarge(bytes.length));
        }
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            var message = String.format("bad UTF-8: byte 0x%02X", bytes[in.position()]);
            return unreadable(place(name, text, text.length()), message);
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character < ' ' && character != '\t' && character != '\n' && character != '\r') {
                var what = character == 0 ? "NUL" : String.format("U+%04X", (int) character);
                return unreadable(place(name, text, at), "control character " + what);
            }
        }
        return new Decoded.Text(text);
    }

    private static Decoded unreadable(Place place, String message) {
        return new Decoded.Unreadable(Problem.at(place, message));
    }

    /** The message for {@code size} bytes where {@link Limits#BYTES} are too many. */
    public static String tooLarge(long size) {
        return String.format("%,d bytes, more than %,d, the limit", size, Limits.BYTES);
    }

    /** The place of the character at {@code index}, counting lines and columns from 1. */
    public static Place place(String name, String text, int index) {
        var line = 1;
        var start = 0;
        for (var at = 0; at < index; at++) {
            var broken = text.charAt(at) == '\n' || (text.charAt(at) == '\r' && !text.startsWith("\n", at + 1));
            if (broken) {
                line++;
                start = at + 1;
            }
        }
        return new Place(name, line, text.codePointCount(start, index) + 1);
    }
}
