package dev.headgate.web.tls;

import dev.headgate.config.Place;
import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the server's certificate and its private key are. */
public sealed interface TlsSettings {
    String CERTIFICATE = "certificate";
    String KEY = "key";
    String KEYSTORE = "keystore";
    String PASSWORD = "password";

    /**
     * Two PEM files.
     *
     * @param certificate the server's own first, then those that sign it
     * @param key PKCS#8, PKCS#1 or SEC 1, not encrypted
     */
    record Pem(Path certificate, Path key) implements TlsSettings {
        @Override
        public SortedMap<String, Path> files() {
            return new TreeMap<>(Map.of(CERTIFICATE, certificate, KEY, key));
        }
    }

    /**
     * One PKCS#12 file with a private key and its certificates.
     *
     * @param password of the file and of the key in it
     */
    record Keystore(Path file, String password) implements TlsSettings {
        @Override
        public SortedMap<String, Path> files() {
            return new TreeMap<>(Map.of(KEYSTORE, file));
        }

        @Override
        public String toString() {
            return "Keystore[file=" + file + ", password=…]";
        }
    }

    /** By the setting that names them. */
    SortedMap<String, Path> files();

    /**
     * As the start-up settings say; empty for plain HTTP.
     *
     * @param settings the section {@code tls}, without {@link #problems}
     */
    static Optional<TlsSettings> of(JsonObject settings) {
        if (settings.containsKey(KEYSTORE)) {
            return Optional.of(new Keystore(Path.of(settings.getString(KEYSTORE)), settings.getString(PASSWORD)));
        }
        return settings.containsKey(CERTIFICATE)
                ? Optional.of(new Pem(Path.of(settings.getString(CERTIFICATE)), Path.of(settings.getString(KEY))))
                : Optional.empty();
    }

    /** What is missing, or too much, in a section {@code tls} that satisfies its schema. Never says the password. */
    static List<Problem> problems(JsonObject settings) {
        var problems = new ArrayList<Problem>();
        halves(settings, CERTIFICATE, KEY, problems);
        halves(settings, KEYSTORE, PASSWORD, problems);
        if (settings.containsKey(KEYSTORE) && settings.containsKey(CERTIFICATE)) {
            problems.add(problem(KEYSTORE, "expected a keystore or a certificate with its key, found both"));
        }
        return problems;
    }

    private static void halves(JsonObject settings, String one, String other, List<Problem> problems) {
        if (settings.containsKey(one) && !settings.containsKey(other)) {
            problems.add(problem(one, missing(other, one, other)));
        } else if (settings.containsKey(other) && !settings.containsKey(one)) {
            problems.add(problem(other, missing(one, one, other)));
        }
    }

    private static String missing(String half, String one, String other) {
        return "tls." + half + " is missing: " + one + " and " + other + " go together";
    }

    /** Something about the file that a setting names. */
    static Problem problem(String key, Path file, String message) {
        return problem(key, message).in(Place.named(file.toString()));
    }

    private static Problem problem(String key, String message) {
        return Problem.at(Pointer.of("tls", key), message, null);
    }
}
