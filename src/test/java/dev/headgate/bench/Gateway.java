package dev.headgate.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The packaged program in an installation of its own, and how it is edited. */
final class Gateway implements AutoCloseable {
    /** The categories {@code c0} to {@code c63}: one for each of many editors. */
    static final int CATEGORIES = 64;

    private static final String LISTENING = "Headgate listening on ";
    private static final int PERCENTAGES = 100_000;
    private static final String SETTINGS = """
            http: {host: 127.0.0.1, port: 0}
            store: {type: sqlite, path: data/headgate.db}
            sources:
              scan_period_ms: 1000
              list:
                - {name: dual-write, type: file, format: yaml, path: conf/dual-write.yaml}
            """;

    private final Path folder;
    private final int categories;
    private final Child child;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Gateway(Path folder, int categories, Child child, URI address) {
        this.folder = folder;
        this.categories = categories;
        this.child = child;
        this.address = address;
    }

    /** A new, empty installation. */
    static Gateway start(Settings settings, List<String> options) throws IOException {
        return start(settings, options, CATEGORIES);
    }

    /** The same with as many categories beside the built-in ones. */
    static Gateway start(Settings settings, List<String> options, int categories) throws IOException {
        Files.createDirectories(settings.folder());
        var folder = Files.createTempDirectory(settings.folder(), "gateway");
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/gateway.yaml"), SETTINGS);
        Files.writeString(folder.resolve("conf/dual-write.yaml"), document(categories, 100, 50));
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-jar", settings.jar().toString()));
        var child = Child.java(folder, arguments);
        var line = child.stdout().readLine();
        if (line == null || !line.startsWith(LISTENING)) {
            child.close();
            throw new IllegalStateException("the gateway does not start: "
                    + Files.readString(folder.resolve("log")).strip());
        }
        return new Gateway(folder, categories, child, URI.create(line.substring(LISTENING.length())));
    }

    /** The file's text: the percentage of its own categories, and that of {@code performance}. */
    private static String document(int categories, int all, int percentage) {
        return "dual_write:\n  categories:\n    performance: {percentage: " + percentage + "}\n"
                + IntStream.range(0, categories)
                        .mapToObj(number -> "    c" + number + ": {percentage: " + all + "}\n")
                        .collect(Collectors.joining());
    }

    Child child() {
        return child;
    }

    int port() {
        return address.getPort();
    }

    URI at(String path) {
        return address.resolve(path);
    }

    Path database() {
        return folder.resolve("data/headgate.db");
    }

    /** Puts another file in the document's place, at once. */
    void rename(int percentage) throws IOException {
        replace(document(categories, 100, percentage));
    }

    /** The same, in which every one of its categories has this percentage. */
    void renameAll(int percentage) throws IOException {
        replace(document(categories, percentage, percentage));
    }

    private void replace(String document) throws IOException {
        var draft = Files.writeString(folder.resolve("conf/draft"), document);
        Files.move(draft, folder.resolve("conf/dual-write.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Overrides the percentage of one category; an equal value twice in a row would be no revision. */
    CompletableFuture<JsonObject> edit(int category, int number) {
        var operation = new JsonObject()
                .put("op", "replace")
                .put("path", "/dual_write/categories/c" + category + "/percentage")
                .put("value", number % PERCENTAGES / 1000.0);
        var body = new JsonObject().put("patch", new JsonArray().add(operation)).put("reason", "edit " + number);
        var request = HttpRequest.newBuilder(at("/api/v1/revisions"))
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(Gateway::created);
    }

    private static JsonObject created(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new IllegalStateException("an edit was answered " + response.statusCode() + ": " + response.body());
        }
        return new JsonObject(response.body());
    }

    @Override
    public void close() {
        child.close();
    }
}
