package dev.headgate.journey;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A gateway as a program sees it over HTTP. */
record HttpJson(URI address) {
    static final String PERFORMANCE = "/dual_write/categories/performance/percentage";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(GatewayProcess.PATIENCE)
            .build();

    /** An answer, whatever its status. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonObject json() {
            return new JsonObject(body);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** One operation of a patch. */
    static JsonObject replace(String path, Object value) {
        return new JsonObject().put("op", "replace").put("path", path).put("value", value);
    }

    static JsonObject remove(String path) {
        return new JsonObject().put("op", "remove").put("path", path);
    }

    Answer get(String path) {
        return send(request(path).GET().build()).join();
    }

    /** As the browser of somebody who has signed in. */
    Answer get(String path, String cookie) {
        return send(request(path).header("Cookie", cookie).GET().build()).join();
    }

    /** By the form; the names and the password need no escaping. */
    Answer signIn(String name, String password) {
        return send(request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", address.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=" + name + "&password=" + password.replace(' ', '+')))
                        .build())
                .join();
    }

    JsonObject config() {
        return get("/api/v1/config").json();
    }

    long revision() {
        return config().getLong("revision");
    }

    /** The effective percentage of {@code performance}. */
    Number percentage() {
        return (Number) get("/api/v1/config" + PERFORMANCE).json().getValue("value");
    }

    Answer edit(String reason, JsonObject... operations) {
        return editing(reason, operations).join();
    }

    /** An edit that knowingly overwrites; the answer comes later, or never. */
    CompletableFuture<Answer> editing(String reason, JsonObject... operations) {
        var body = new JsonObject()
                .put("patch", JsonArray.of((Object[]) operations))
                .put("reason", reason);
        return send(request("/api/v1/revisions")
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build());
    }

    /** Sends events; the answer comes later, or never. */
    CompletableFuture<Answer> events(JsonArray events) {
        return send(request("/api/v1/events")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(events.encode()))
                .build());
    }

    /** Has every source read now. */
    JsonObject scan() {
        return send(request("/api/v1/sources/scan")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build())
                .join()
                .json();
    }

    /** A source's status. */
    JsonObject source(String name) {
        return get("/api/v1/sources").json().getJsonArray("sources").stream()
                .map(JsonObject.class::cast)
                .filter(source -> name.equals(source.getString("name")))
                .findFirst()
                .orElseThrow();
    }

    /** A new reader's stream, which begins with a snapshot. */
    EventStream changes() {
        return EventStream.open(CLIENT, request("/api/v1/changes").GET().build());
    }

    /** The stream of a reader that comes back. */
    EventStream changesAfter(long revision) {
        return EventStream.open(
                CLIENT,
                request("/api/v1/changes")
                        .header("Last-Event-ID", Long.toString(revision))
                        .GET()
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    private static CompletableFuture<Answer> send(HttpRequest request) {
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.body(), response))
                .orTimeout(GatewayProcess.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
