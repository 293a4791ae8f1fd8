package dev.headgate.web.view;

import dev.headgate.web.answer.Body;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The static files, all of them read at start. A request is looked up in a map of the exact addresses, so whatever is not
 * one of these files can't be reached, however its path is spelled.
 *
 * <p>Addresses are {@code /assets/<content hash>/<file>}: what one of them answers never changes. The hash covers all
 * files, so that they may refer to each other by relative addresses.
 */
public final class Assets {
    private static final String FOLDER = "webroot/";
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Body> byPath = new HashMap<>();
    private final String base;

    /** @param files by name, with slashes for folders */
    Assets(SortedMap<String, byte[]> files) {
        base = "/assets/" + hash(files) + "/";
        files.forEach((name, bytes) -> byPath.put(base + name, Body.of(type(name), Buffer.buffer(bytes))));
    }

    /**
     * Reads the files of {@code directory} or, where there is none, those packed with the program. Blocks.
     *
     * @throws IOException when they can't be read
     */
    public static Assets load(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return new Assets(unpacked(directory));
        }
        var program = program();
        return new Assets(Files.isDirectory(program) ? unpacked(program.resolve(FOLDER)) : packed(program));
    }

    /**
     * The address of a file.
     *
     * @param file such as {@code console.css}
     */
    public String url(String file) {
        var url = base + file;
        if (!byPath.containsKey(url)) {
            throw new IllegalArgumentException("there is no static file " + file);
        }
        return url;
    }

    /** Answers with the file, or hands on to the next handler. */
    public void serve(RoutingContext context) {
        var asset = byPath.get(context.request().path());
        if (asset == null) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, IMMUTABLE);
        asset.send(context);
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static SortedMap<String, byte[]> unpacked(Path directory) throws IOException {
        var files = new TreeMap<String, byte[]>();
        if (!Files.isDirectory(directory)) {
            return files;
        }
        try (var found = Files.walk(directory)) {
            for (var file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                files.put(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static SortedMap<String, byte[]> packed(Path program) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var jar = new JarFile(program.toFile())) {
            for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
                    try (var content = jar.getInputStream(entry)) {
                        files.put(entry.getName().substring(FOLDER.length()), content.readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    /** The jar, or the folder of classes, that this class came from. */
    private static Path program() throws IOException {
        try {
            return Path.of(Assets.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the program's own files can't be found", e);
        }
    }

    private static String hash(SortedMap<String, byte[]> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
