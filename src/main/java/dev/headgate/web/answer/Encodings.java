package dev.headgate.web.answer;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Content codings (RFC 9110 §8.4.1, §12.5.3): gzip or none. */
final class Encodings {
    private Encodings() {}

    /** @param accepted the header {@code Accept-Encoding} */
    static boolean takesGzip(@Nullable String accepted) {
        var any = false;
        for (var one : accepted == null
                ? new String[0]
                : accepted.toLowerCase(Locale.ROOT).split(",")) {
            var coding = one.split(";", 2);
            var taken = coding.length == 1 || !coding[1].strip().matches("q\\s*=\\s*0(\\.0*)?");
            var name = coding[0].strip();
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return taken;
            }
            any |= taken && name.equals("*");
        }
        return any;
    }

    static Buffer gzip(Buffer plain) {
        var bytes = new ByteArrayOutputStream(plain.length() / 2);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't be written to", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
