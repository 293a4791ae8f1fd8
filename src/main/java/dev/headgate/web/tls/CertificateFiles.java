package dev.headgate.web.tls;

import dev.headgate.config.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that the settings name. Blocks where it reads.
 *
 * @param vertx reads keys in the forms that it knows
 */
public record CertificateFiles(Vertx vertx, TlsSettings settings) {
    private static final long LARGEST = 1024 * 1024;

    /** What the files held at one moment: enough to see whether they have changed, and to make a certificate of. */
    sealed interface Contents {
        /** Of files that nobody looked at yet. */
        Contents UNKNOWN = new Missing(List.of());

        /**
         * All of them were read.
         *
         * @param files in the order of the settings
         */
        record Held(List<Buffer> files) implements Contents {
            public Held {
                files = List.copyOf(files);
            }

            @Override
            public String toString() {
                return "Held[" + files.size() + " files]"; // one of them is a private key
            }
        }

        /** Some could not be read. */
        record Missing(List<Problem> problems) implements Contents {
            public Missing {
                problems = List.copyOf(problems);
            }
        }
    }

    Contents read() {
        var problems = new ArrayList<Problem>();
        var files = new ArrayList<Buffer>();
        settings.files().forEach((key, file) -> read(key, file, files, problems));
        return problems.isEmpty() ? new Contents.Held(files) : new Contents.Missing(problems);
    }

    /** The certificate that they make now, or why they make none. */
    public Loaded load() {
        return load(read());
    }

    Loaded load(Contents contents) {
        if (contents instanceof Contents.Held held) {
            return settings instanceof TlsSettings.Pem pem
                    ? new PemPair(vertx, pem, held.files.get(0), held.files.get(1)).load()
                    : new Pkcs12((TlsSettings.Keystore) settings, held.files.get(0)).load();
        }
        return new Loaded.Unusable(((Contents.Missing) contents).problems);
    }

    private static void read(String key, Path file, List<Buffer> files, List<Problem> problems) {
        try {
            // looked at before it is opened: opening a FIFO waits for whoever writes to it
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                problems.add(TlsSettings.problem(key, file, "is no file"));
            } else if (Files.exists(file) && Files.size(file) > LARGEST) {
                problems.add(TlsSettings.problem(key, file, "is over 1 MiB, which no certificate is"));
            } else {
                files.add(Buffer.buffer(Files.readAllBytes(file)));
            }
        } catch (NoSuchFileException missing) {
            problems.add(TlsSettings.problem(key, file, "there is no such file"));
        } catch (IOException unreadable) {
            problems.add(TlsSettings.problem(key, file, "can't be read"));
        }
    }
}
