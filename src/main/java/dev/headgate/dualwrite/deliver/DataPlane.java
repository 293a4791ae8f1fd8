package dev.headgate.dualwrite.deliver;

import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.DualWrite;
import dev.headgate.dualwrite.classify.Classification;
import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.EventStore.Opened;
import dev.headgate.dualwrite.deliver.EventStore.Written;
import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.WriteEvents;
import dev.headgate.dualwrite.event.WriteResults;
import dev.headgate.dualwrite.health.Breaker;
import dev.headgate.dualwrite.observe.Observatory;
import dev.headgate.dualwrite.parity.LiveParity;
import dev.headgate.dualwrite.parity.Parity;
import dev.headgate.dualwrite.parity.ParityWatch;
import dev.headgate.live.LiveConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of delivery, put together and kept as the document says. Everything in here happens on one event loop. */
final class DataPlane {
    private static final Logger LOG = LoggerFactory.getLogger(DataPlane.class);
    private static final Duration LAST_BATCHES = Duration.ofSeconds(2);
    private static final long IDLE_POLL_MS = 10;

    private final Vertx vertx;
    private final EventStore store;
    private final Map<String, AdapterType> types;
    private final Clock clock;
    private final Map<String, DeliveryPath> paths = new LinkedHashMap<>();
    private final Map<String, Depth> depths;
    private final Observatory observatory;
    private final ParityWatch parity;
    private final Witnesses witnesses;
    private final Observation observation;
    private final Journal journal;
    private final Intake intake;
    private boolean closing;

    DataPlane(
            Vertx vertx,
            EventStore store,
            Opened found,
            Map<String, AdapterType> types,
            MeterRegistry registry,
            Clock clock) {
        var live = LiveConfig.of(vertx);
        var snapshot = live.snapshot();
        var settings = snapshot.section(Parity.class);
        this.vertx = vertx;
        this.store = store;
        this.types = types;
        this.clock = clock;
        this.depths = new HashMap<>(found.depths());
        this.observatory = Observatory.open(
                vertx, registry, clock, adapter -> path(adapter).map(DeliveryPath::breaker));
        this.parity = ParityWatch.start(vertx, settings, registry, clock, this::sendAgain);
        this.witnesses = new Witnesses(parity.ledger());
        this.observation = new Observation(observatory, parity, LiveParity.of(vertx), paths);
        var sequences = new Sequences(found.last());
        this.journal = new Journal(vertx, store, sequences, this::written);
        this.intake = new Intake(
                live,
                paths,
                journal,
                sequences,
                snapshot.section(Classification.class),
                parity.ledger().checksums(),
                observation);
        configure(snapshot);
        observation.begin();
    }

    Future<WriteResults> write(WriteEvents request) {
        return intake.write(request);
    }

    /** Makes everything as the document says now; what stays the same isn't touched. */
    void configure(Snapshot snapshot) {
        var declared = snapshot.section(Adapters.class).byName();
        var flags = snapshot.section(DualWrite.class);
        parity.set(snapshot.section(Parity.class));
        intake.configure(snapshot.section(Classification.class), parity.ledger().checksums());
        List.copyOf(paths.keySet()).stream()
                .filter(name -> !declared.containsKey(name))
                .forEach(this::close);
        declared.forEach((name, settings) -> {
            var path = paths.get(name);
            if (path == null) {
                paths.put(name, open(settings, flags));
            } else if (!path.settings().equals(settings)) {
                var adapter = adapter(settings);
                closed(path.become(adapter, settings), name);
                witnesses.listen(adapter, settings);
            }
        });
        paths.values().forEach(path -> path.breaker().configure(flags.health(path.name()), flags.circuitBreaker()));
    }

    private DeliveryPath open(AdapterSettings settings, DualWrite flags) {
        var name = settings.name();
        var breaker = new Breaker(
                name, flags.health(name), flags.circuitBreaker(), System::nanoTime, clock, observatory::changed);
        var adapter = adapter(settings);
        witnesses.listen(adapter, settings);
        return new DeliveryPath(
                vertx,
                adapter,
                settings,
                breaker,
                journal,
                store,
                depths.getOrDefault(name, Depth.NONE),
                observation,
                System::nanoTime);
    }

    /** Its events wait on the disk, for as long as nobody declares it again. */
    private void close(String name) {
        Optional.ofNullable(paths.remove(name)).ifPresent(path -> {
            path.shelve();
            closed(witnesses.leave(name), name);
            closed(path.adapter().close(), name);
        });
    }

    private Adapter adapter(AdapterSettings settings) {
        var type = types.get(settings.type());
        if (type == null) {
            throw new IllegalStateException("nothing makes adapters of type " + settings.type());
        }
        return type.open(vertx, settings);
    }

    private static void closed(Future<Void> closing, String adapter) {
        closing.onFailure(cause ->
                LOG.atWarn().addKeyValue("adapter", adapter).setCause(cause).log("an adapter could not be closed"));
    }

    /** Events that an adapter's readers don't have as they were written. */
    private void sendAgain(String adapter, List<Event> events) {
        path(adapter)
                .ifPresent(
                        path -> events.forEach(event -> path.offer(Item.fresh(Delivery.of(event), Settlement.NONE))));
    }

    private void written(Written written) {
        depths.putAll(written.depths());
        written.depths()
                .forEach((adapter, depth) ->
                        path(adapter).ifPresent(path -> path.spool().is(depth)));
        written.evicted().forEach((adapter, events) -> path(adapter).ifPresent(path -> path.evicted(events)));
    }

    private Optional<DeliveryPath> path(String adapter) {
        return Optional.ofNullable(paths.get(adapter));
    }

    /** To be called ten times a second. */
    void tick() {
        if (!closing) {
            paths.values().forEach(DeliveryPath::tick);
        }
    }

    /** To be called once a second. */
    void second() {
        if (!closing) {
            paths.values().forEach(path -> path.breaker().tick());
            observation.second();
        }
    }

    /** Lets what is under way end, and writes down the rest, so that the next start delivers it. */
    Future<Void> close() {
        closing = true;
        var deadline = System.nanoTime() + LAST_BATCHES.toNanos();
        return idle(deadline)
                .compose(idle -> {
                    paths.values().forEach(DeliveryPath::shelve);
                    return journal.close();
                })
                .eventually(this::letGo);
    }

    private Future<?> letGo() {
        return Future.join(
                witnesses.close(),
                parity.close(),
                observatory.close(),
                Future.join(paths.values().stream()
                        .map(path -> path.adapter().close())
                        .toList()));
    }

    private Future<Void> idle(long deadline) {
        paths.values().forEach(DeliveryPath::shelve);
        return paths.values().stream().allMatch(DeliveryPath::isIdle) || System.nanoTime() > deadline
                ? Future.succeededFuture()
                : vertx.timer(IDLE_POLL_MS).compose(again -> idle(deadline));
    }
}
