package dev.headgate.dualwrite.deliver;

import static dev.headgate.web.RunningGateway.await;

import dev.headgate.config.Layers;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Origin;
import dev.headgate.config.Revision;
import dev.headgate.config.Sections;
import dev.headgate.config.Snapshot;
import dev.headgate.config.Values;
import dev.headgate.dualwrite.DualWriteSection;
import dev.headgate.dualwrite.classify.ClassificationSection;
import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.WriteResult;
import dev.headgate.dualwrite.event.WriteResult.Accepted;
import dev.headgate.dualwrite.parity.ParitySection;
import dev.headgate.live.Codecs;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.Publisher;
import dev.headgate.store.sqlite.SqliteEventStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The data plane on a real event store and a real bus, with adapters in the test's hands. */
public final class DeliveryRig implements AutoCloseable {
    private static final Sections SECTIONS = new Sections(List.of(
            new DualWriteSection(), new ClassificationSection(), AdaptersSection.rehearsal(), new ParitySection()));
    static final Depth ROOM = new Depth(100_000, 64 << 20);

    private final Path file;
    private final AdapterType sinks;
    private final Map<String, ScriptedAdapter> adapters = new ConcurrentHashMap<>();
    private long revision;
    Vertx vertx = Vertx.vertx();

    private DeliveryRig(Path file, Optional<AdapterType> sinks) {
        this.file = file;
        this.sinks = sinks.orElse((any, settings) -> adapter(settings.name()));
    }

    /** @param document what one file says, quotes may be single */
    static DeliveryRig start(Path directory, String document) {
        return start(directory, document, ROOM);
    }

    static DeliveryRig start(Path directory, String document, Depth spool) {
        var rig = new DeliveryRig(directory.resolve("events.db"), Optional.empty());
        rig.run(document, spool);
        return rig;
    }

    /** With the adapters of the caller's in the place of sinks. */
    public static DeliveryRig start(Path directory, String document, AdapterType sinks) {
        var rig = new DeliveryRig(directory.resolve("events.db"), Optional.of(sinks));
        rig.run(document, ROOM);
        return rig;
    }

    public Vertx vertx() {
        return vertx;
    }

    private void run(String document, Depth spool) {
        Codecs.register(vertx, SECTIONS);
        new Publisher(vertx).show(snapshot(document));
        var types = Map.of("sink", sinks);
        // the store's threads belong to whoever deploys, and outlive what is deployed
        await(vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                var store = new SqliteEventStore(vertx, file, spool);
                return vertx.deployVerticle(
                        new DeliveryVerticle(store, types, new SimpleMeterRegistry(), Clock.systemUTC()));
            }
        }));
    }

    /** Stops in good order and starts again on the same file. */
    void restart(String document) {
        restart(document, stopped -> {});
    }

    /** @param meanwhile may do something to the file */
    void restart(String document, Consumer<Path> meanwhile) {
        close();
        meanwhile.accept(file);
        vertx = Vertx.vertx();
        run(document, ROOM);
    }

    /** Makes the document say something else. */
    void say(String document) {
        var previous = revision;
        var snapshot = snapshot(document);
        var record = new Revision(
                snapshot.revision(), Instant.now(), "test", "because", Revision.Cause.EDIT, List.of(), Node.EMPTY);
        new Publisher(vertx).changed(new ConfigChanged(snapshot, previous, record, 0));
    }

    private Snapshot snapshot(String document) {
        var file = new JsonObject(document.replace('\'', '"'));
        var layer = (Branch) Values.node(Values.copy(file), new Origin.Default());
        var problems = SECTIONS.check(layer);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
        return Snapshot.of(++revision, Instant.now(), Layers.assemble(SECTIONS, List.of(layer), Node.EMPTY), SECTIONS);
    }

    ScriptedAdapter adapter(String name) {
        return adapters.computeIfAbsent(name, first -> new ScriptedAdapter(vertx, name));
    }

    Accepted write(String key) {
        return accepted(tryToWrite(key));
    }

    WriteResult tryToWrite(String key) {
        return await(EventWriter.of(vertx).write(event(key)));
    }

    Accepted writeDurably(String key) {
        return accepted(await(EventWriter.of(vertx).writeDurably(event(key))));
    }

    static Event event(String key) {
        return Event.of("order_placed", new JsonObject().put("about", key)).withKey(key);
    }

    static Accepted accepted(WriteResult result) {
        if (result instanceof Accepted accepted) {
            return accepted;
        }
        throw new AssertionError("not accepted: " + result);
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
