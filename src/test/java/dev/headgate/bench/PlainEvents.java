package dev.headgate.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** {@link PlainSseServer}, which is handed each event's bytes: those that Headgate would send. */
final class PlainEvents implements EventServer {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child child;
    private final int port;
    private final String data;
    private long events;

    private PlainEvents(Child child, int port, String data) {
        this.child = child;
        this.port = port;
        this.data = data;
    }

    /** @param change a revision as Headgate's streams show it */
    static PlainEvents start(Path folder, JsonObject change) throws IOException {
        var port = Child.freePort();
        return new PlainEvents(Child.peer(folder, PlainSseServer.class, port), port, change.encode());
    }

    @Override
    public Child child() {
        return child;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public CompletableFuture<Long> publish(int count) {
        return EventServer.last(
                IntStream.range(0, count).mapToObj(number -> send()).toList());
    }

    private CompletableFuture<Long> send() {
        var revision = ++events;
        var frame = "id: " + revision + "\nevent: change\ndata: " + data + "\n\n";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .POST(HttpRequest.BodyPublishers.ofString(frame))
                .build();
        return http.sendAsync(request, BodyHandlers.discarding()).thenApply(answer -> revision);
    }

    @Override
    public void close() {
        child.close();
    }
}
