package dev.headgate.web;

import dev.headgate.Bootstrap;
import dev.headgate.GatewayVerticle;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.sqlite.SqliteRevisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole gateway for the tests of one class, on a free port, with one file as its source, in a folder of its own. */
public final class RunningGateway implements BeforeAllCallback, AfterAllCallback {
    private static final int PATIENCE_S = 20;

    private final UnaryOperator<RevisionStore> store;
    private final JsonObject extra;
    private final Clock clock;
    private final Vertx vertx = Vertx.vertx();
    private Path folder = Path.of("");
    private int port;
    private String setUpKey = "";

    public RunningGateway() {
        this(UnaryOperator.identity());
    }

    /** @param store wraps the SQLite store, to make it fail at will */
    public RunningGateway(UnaryOperator<RevisionStore> store) {
        this(store, new JsonObject(), Clock.systemUTC());
    }

    private RunningGateway(UnaryOperator<RevisionStore> store, JsonObject extra, Clock clock) {
        this.store = store;
        this.extra = extra;
        this.clock = clock;
    }

    /** One with these settings over the usual ones. */
    public static RunningGateway with(JsonObject settings) {
        return with(settings, Clock.systemUTC());
    }

    public static RunningGateway with(JsonObject settings, Clock clock) {
        return new RunningGateway(UnaryOperator.identity(), settings, clock);
    }

    /** One where everybody has to sign in. */
    public static RunningGateway withAccess() {
        return with(new JsonObject().put("access", new JsonObject().put("enabled", true)));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("headgate");
        Files.writeString(file(), "{}\n");
        var source = new JsonObject()
                .put("name", "dual-write")
                .put("type", "file")
                .put("format", "yaml")
                .put("path", file().toString());
        var settings = new JsonObject()
                .put("http", new JsonObject().put("port", 0).put("allowed_hosts", new JsonArray().add("headgate.test")))
                .put(
                        "store",
                        new JsonObject()
                                .put("path", folder.resolve("headgate.db").toString()))
                .put("sources", new JsonObject().put("list", new JsonArray().add(source)));
        var bootstrap = Bootstrap.of(settings.mergeIn(extra, true));
        var gateway = new GatewayVerticle(
                bootstrap, running -> store.apply(new SqliteRevisionStore(running, bootstrap.store())), clock);
        await(vertx.deployVerticle(gateway));
        port = gateway.port();
        setUpKey = gateway.setUpKey().orElse("");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        await(vertx.close());
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    public Vertx vertx() {
        return vertx;
    }

    public int port() {
        return port;
    }

    /** Of the link for the first admin; empty when there is none. */
    public String setUpKey() {
        return setUpKey;
    }

    /** The folder with the database. */
    public Path folder() {
        return folder;
    }

    /** The one source. */
    public Path file() {
        return folder.resolve("dual-write.yaml");
    }

    public Call get(String path) {
        return call(HttpMethod.GET, path);
    }

    public Call post(String path) {
        return call(HttpMethod.POST, path);
    }

    public Call call(HttpMethod method, String path) {
        return Call.to(this, method, path);
    }

    /** An edit of one value with the current revision's tag. */
    public Call edit(String path, Object value) {
        return post("/api/v1/revisions").with("If-Match", etag()).json(replace(path, value));
    }

    public String etag() {
        return get("/api/v1/config").send().header("ETag");
    }

    public static JsonObject replace(String path, Object value) {
        return patch("replace", path, value);
    }

    public static JsonObject add(String path, Object value) {
        return patch("add", path, value);
    }

    private static JsonObject patch(String op, String path, Object value) {
        var operation = new JsonObject().put("op", op).put("path", path).put("value", value);
        return new JsonObject().put("patch", new JsonArray().add(operation)).put("reason", "a test");
    }

    /** What a future completes with; fails the test when it fails, or takes 20 s. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not in time, or not at all", e);
        }
    }
}
