package dev.headgate.bench;

import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Origin;
import dev.headgate.config.Place;
import dev.headgate.config.Sections;
import dev.headgate.config.Snapshot;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.DualWriteSection;
import dev.headgate.dualwrite.Route;
import dev.headgate.live.LiveConfig;
import dev.headgate.live.Publisher;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One decision, and the read that it starts with, beside the bare function. The keys have 20 characters and rotate. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouteBenchmark {
    private static final int KEYS = 1 << 12;
    private static final String CATEGORY = "critical";
    private static final Origin FILE = new Origin.Source("dual-write", "file", new Place("conf/dual-write.yaml", 1, 1));

    private final Vertx vertx = Vertx.vertx();
    private final LiveConfig live = LiveConfig.of(vertx);
    private final BareRoute bare = new BareRoute(Map.of(CATEGORY, 37_500, "system", 100_000, "debug", 0));
    private final String[] keys = IntStream.range(0, KEYS)
            .mapToObj(number -> String.format("order-%014d", number * 7_919L))
            .toArray(String[]::new);
    private int next;

    @Setup
    public void show() {
        var sections = new Sections(List.of(new DualWriteSection()));
        var value = Values.copy(new JsonObject("{\"categories\":{\"critical\":{\"percentage\":37.5}}}"));
        var file = Node.Branch.of("dual_write", Values.node(value, FILE));
        var document = Layers.assemble(sections, List.of(file), Node.EMPTY);
        new Publisher(vertx).show(Snapshot.of(1, Instant.EPOCH, document, sections));
        for (var key : keys) {
            if (!bare.route(CATEGORY, key)
                    .reason()
                    .equals(live.route(CATEGORY, key).reason())) {
                throw new IllegalStateException("the bare function and the gateway disagree on " + key);
            }
        }
    }

    @TearDown
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String key() {
        return keys[next++ & KEYS - 1];
    }

    @Benchmark
    public Route route() {
        return live.route(CATEGORY, key());
    }

    @Benchmark
    public Route routeBare() {
        return bare.route(CATEGORY, key());
    }

    @Benchmark
    public Snapshot snapshot() {
        return live.snapshot();
    }

    @Benchmark
    public Map<?, ?> snapshotBare() {
        return bare.snapshot();
    }
}
