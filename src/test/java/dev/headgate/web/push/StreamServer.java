package dev.headgate.web.push;

import dev.headgate.config.Change;
import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Origin;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.config.Sections;
import dev.headgate.config.Snapshot;
import dev.headgate.config.SourceStatus;
import dev.headgate.dualwrite.DualWriteSection;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.observe.Observatory;
import dev.headgate.live.Codecs;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.LiveConfig;
import dev.headgate.live.Publisher;
import dev.headgate.store.RevisionStore.Batch;
import dev.headgate.store.sqlite.SqliteRevisionStore;
import dev.headgate.web.access.LocalName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real server with the stream and nothing else, on one event loop, over a real store; the test commits by hand. */
final class StreamServer implements AutoCloseable {
    static final Pointer PERCENTAGE = Pointer.of("dual_write", "categories", "performance", "percentage");
    static final StreamLimits PATIENT = new StreamLimits(Duration.ofHours(1), Duration.ofHours(1), 20_000);

    /** Small, so that what a reader doesn't take waits in the gateway and not in the kernel. */
    private static final int SEND_BUFFER = 16 * 1024;

    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Sections sections = new Sections(List.of(new DualWriteSection()));
    private final SqliteRevisionStore store;
    private final Publisher publisher = new Publisher(vertx);
    /** Kept, because Vert.x closes a client, streams and all, once nobody refers to it. */
    private final Map<HttpVersion, HttpClientAgent> clients = new EnumMap<>(HttpVersion.class);

    private final Gate gate;
    private Snapshot snapshot;

    private StreamServer(Path directory, StreamLimits limits) {
        store = new SqliteRevisionStore(vertx, directory.resolve("headgate.db"));
        Codecs.register(vertx, sections);
        snapshot = Snapshot.of(1, Instant.EPOCH, Layers.assemble(sections, List.of(), Node.EMPTY), sections);
        await(store.open());
        var first = new Revision(1, Instant.EPOCH, "headgate", "start", Revision.Cause.START, List.of(), Node.EMPTY);
        await(store.append(0, new Batch(List.of(first), Map.of(), Map.of())));
        publisher.show(snapshot);
        gate = new Gate(limits);
        await(vertx.deployVerticle(gate));
    }

    static StreamServer start(Path directory, StreamLimits limits) {
        return new StreamServer(directory, limits);
    }

    HttpClientAgent client(HttpVersion version) {
        return clients.computeIfAbsent(
                version,
                spoken -> vertx.createHttpClient(
                        new HttpClientOptions().setProtocolVersion(spoken).setHttp2ClearTextUpgrade(false)));
    }

    int port() {
        return gate.port;
    }

    long revision() {
        return snapshot.revision();
    }

    double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    double count(String name) {
        return registry.get(name).counter().count();
    }

    /** Commits and announces. */
    long set(Pointer path, Object value, String reason) {
        announce(commit(path, value, reason));
        return snapshot.revision();
    }

    /** Commits {@code count} revisions that differ in the percentage of {@code performance}. */
    void setOften(int count) {
        setOften(count, "a step");
    }

    void setOften(int count, String reason) {
        for (var i = 0; i < count; i++) {
            set(PERCENTAGE, BigDecimal.valueOf(revision() % 100), reason);
        }
    }

    /** What a writer does before it tells anybody. */
    ConfigChanged commit(Pointer path, Object value, String reason) {
        var next = snapshot.revision() + 1;
        var leaf = new Node.Leaf(value, new Origin.Edited(next, "local", reason));
        var document = snapshot.document().with(path, leaf);
        var revision = new Revision(
                next,
                Instant.EPOCH.plusSeconds(next),
                "local",
                reason,
                Revision.Cause.EDIT,
                Change.between(snapshot.document(), document),
                Node.EMPTY.with(path, leaf));
        await(store.append(snapshot.revision(), new Batch(List.of(revision), Map.of(), Map.of())));
        snapshot = Snapshot.of(next, revision.at(), document, sections);
        return new ConfigChanged(snapshot, next - 1, revision, System.nanoTime());
    }

    /** What happens between a commit and its announcement: co-located readers see it, and hubs haven't heard yet. */
    void show(ConfigChanged change) {
        publisher.show(change.snapshot());
    }

    void announce(ConfigChanged change) {
        publisher.changed(change);
    }

    void sourceFailed(SourceStatus status) {
        publisher.sourceChanged(List.of(status), status);
    }

    /** What the verticle that delivers does. */
    void stepped(BreakerChanged step) {
        Observatory.open(vertx, registry, Clock.systemUTC(), name -> Optional.empty())
                .changed(step);
    }

    /** Announces all within one turn of the streams' event loop. */
    void announceAtOnce(List<ConfigChanged> changes) {
        Optional.ofNullable(gate.loop).orElseThrow().runOnContext(turn -> changes.forEach(this::announce));
    }

    void closeStore() {
        await(store.close());
    }

    @Override
    public void close() {
        await(store.close());
        await(vertx.close());
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private final class Gate extends VerticleBase {
        private final StreamLimits limits;
        private @Nullable Context loop;
        private @Nullable Hub hub;
        private int port;

        Gate(StreamLimits limits) {
            this.limits = limits;
        }

        @Override
        public Future<?> start() {
            loop = context;
            var live = LiveConfig.of(vertx);
            var streaming = Hub.start(vertx, live, store, limits, new StreamMetrics(registry), System::nanoTime);
            hub = streaming;
            var router = Router.router(vertx);
            router.route().handler(new LocalName());
            router.get("/api/v1/changes").handler(new ChangesHandler(streaming));
            return vertx.createHttpServer(new HttpServerOptions().setSendBufferSize(SEND_BUFFER))
                    .requestHandler(router)
                    .listen(0, "127.0.0.1")
                    .onSuccess(server -> port = server.actualPort());
        }

        @Override
        public Future<?> stop() {
            Objects.requireNonNull(hub).close();
            return Future.succeededFuture();
        }
    }
}
