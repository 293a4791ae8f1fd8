package dev.headgate.web;

import dev.headgate.Bootstrap;
import dev.headgate.GatewayVerticle;
import dev.headgate.config.Section;
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
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A whole gateway for the tests of one class, on a free port, with one file as its source, in a folder of its own. */
public final class RunningGateway implements BeforeAllCallback, AfterAllCallback {
    private static final int PATIENCE_S = 20;
    private static final AtomicInteger PERCENTAGE = new AtomicInteger();
    private static final List<String> ONE_FILE = List.of("dual-write.yaml");

    private final UnaryOperator<RevisionStore> store;
    private final Supplier<JsonObject> extra;
    private final Clock clock;
    private final List<String> files;
    private final List<Section<?>> sections;
    private final Vertx vertx = Vertx.vertx();
    private Path folder = Path.of("");
    private String deployment = "";
    private int port;
    private String setUpKey = "";
    private boolean secure;

    public RunningGateway() {
        this(UnaryOperator.identity());
    }

    /** @param store wraps the SQLite store, to make it fail at will */
    public RunningGateway(UnaryOperator<RevisionStore> store) {
        this(store, JsonObject::new, Clock.systemUTC(), ONE_FILE, List.of());
    }

    private RunningGateway(
            UnaryOperator<RevisionStore> store,
            Supplier<JsonObject> extra,
            Clock clock,
            List<String> files,
            List<Section<?>> sections) {
        this.store = store;
        this.extra = extra;
        this.clock = clock;
        this.files = files;
        this.sections = sections;
    }

    /** One with these settings over the usual ones. */
    public static RunningGateway with(JsonObject settings) {
        return with(settings, Clock.systemUTC());
    }

    public static RunningGateway with(JsonObject settings, Clock clock) {
        return new RunningGateway(UnaryOperator.identity(), () -> settings, clock, ONE_FILE, List.of());
    }

    /** One where everybody has to sign in. */
    public static RunningGateway withAccess() {
        return with(new JsonObject().put("access", new JsonObject().put("enabled", true)));
    }

    /** With one section more, and {@link #variables} as a second source. */
    public static RunningGateway serving(Section<?> section) {
        return new RunningGateway(
                UnaryOperator.identity(),
                JsonObject::new,
                Clock.systemUTC(),
                List.of("dual-write.yaml", "variables.properties"),
                List.of(section));
    }

    /**
     * One with settings of files that the test makes first.
     *
     * @param settings over the usual ones; asked for when the gateway starts
     */
    public static RunningGateway with(Supplier<JsonObject> settings) {
        return new RunningGateway(UnaryOperator.identity(), settings, Clock.systemUTC(), ONE_FILE, List.of());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("headgate");
        for (var file : files) {
            Files.writeString(folder.resolve(file), file.endsWith(".yaml") ? "{}\n" : "# nothing yet\n");
        }
        start(sections);
    }

    /** Stops and starts on the same store, serving these sections beside the built-in one. */
    public void restart(Section<?>... others) {
        await(vertx.undeploy(deployment));
        start(List.of(others));
    }

    private void start(List<Section<?>> served) {
        var sources = new JsonArray();
        files.forEach(file -> sources.add(new JsonObject()
                .put("name", file.replaceFirst("[.].*", ""))
                .put("type", "file")
                .put("format", file.replaceFirst(".*[.]", ""))
                .put("path", folder.resolve(file).toString())));
        var settings = new JsonObject()
                .put("http", new JsonObject().put("port", 0).put("allowed_hosts", new JsonArray().add("headgate.test")))
                .put(
                        "store",
                        new JsonObject()
                                .put("path", folder.resolve("headgate.db").toString()))
                .put("sources", new JsonObject().put("list", sources));
        var bootstrap = Bootstrap.of(settings.mergeIn(extra.get(), true));
        secure = bootstrap.http().tls().isPresent();
        for (var section : served) {
            bootstrap = bootstrap.with(section);
        }
        var file = bootstrap.store();
        var gateway =
                new GatewayVerticle(bootstrap, running -> store.apply(new SqliteRevisionStore(running, file)), clock);
        deployment = await(vertx.deployVerticle(gateway));
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

    /** Of its own pages. */
    public String origin() {
        return (secure ? "https" : "http") + "://127.0.0.1:" + port;
    }

    boolean isSecure() {
        return secure;
    }

    /** The one source, or the first of two. */
    public Path file() {
        return folder.resolve("dual-write.yaml");
    }

    /** Texts by name, as the environment would have them; the second source where there are two. */
    public Path variables() {
        return folder.resolve("variables.properties");
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

    /** A percentage that is another one each time, so that an edit to it changes something. */
    public static int anotherPercentage() {
        return PERCENTAGE.updateAndGet(last -> last % 99 + 1);
    }

    /** An edit of one value with the current revision's tag. */
    public Call edit(String path, Object value) {
        return post("/api/v1/revisions").with("If-Match", etag()).json(replace(path, value));
    }

    /** Drops every edit: what is left is what the file says, or the default. */
    public void dropEdits() {
        post("/api/v1/revisions/1/restore")
                .with("If-Match", "*")
                .json(new JsonObject().put("reason", "a new test"))
                .send();
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

    /** How many values the document has. */
    public int values() {
        return get("/api/v1/config?explain=true")
                .send()
                .json()
                .getJsonObject("origins")
                .size();
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
