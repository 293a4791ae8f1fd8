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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of delivery, put together and kept as the document says. Everything in here happens on one event loop. */
final class DataPlane {
    private static final Duration LAST_BATCHES = Duration.ofSeconds(2);
    private static final long IDLE_POLL_MS = 10;

    private final Vertx vertx;
    private final EventStore store;
    private final Map<String, AdapterType> types;
    private final Clock clock;
    private final Map<String, Depth> found;
    private final LiveConfig live;
    private final Observatory observatory;
    private final ParityWatch parity;
    private final Witnesses witnesses;
    private final Paths paths;
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
        this.found = found.depths();
        this.live = live;
        this.observatory = Observatory.open(vertx, registry, clock, this::breaker);
        this.parity = ParityWatch.start(vertx, settings, registry, clock, this::sendAgain);
        this.witnesses = new Witnesses(parity.ledger());
        this.paths = new Paths(this::adapter, this::path, witnesses);
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
        this.found.keySet().forEach(paths::to);
        observation.begin();
    }

    private Optional<Breaker> breaker(String adapter) {
        return paths.declared(adapter).map(DeliveryPath::breaker);
    }

    Future<WriteResults> write(WriteEvents request) {
        return intake.write(request);
    }

    /** Makes everything as the document says now; what stays the same isn't touched. */
    void configure(Snapshot snapshot) {
        var flags = snapshot.section(DualWrite.class);
        parity.set(snapshot.section(Parity.class));
        intake.configure(snapshot.section(Classification.class), parity.ledger().checksums());
        paths.configure(snapshot.section(Adapters.class).byName());
        paths.all().forEach(path -> path.breaker().configure(flags.health(path.name()), flags.circuitBreaker()));
    }

    private Adapter adapter(AdapterSettings settings) {
        var type = types.get(settings.type());
        if (type == null) {
            throw new IllegalStateException("nothing makes adapters of type " + settings.type());
        }
        return type.open(vertx, settings);
    }

    private DeliveryPath path(Adapter adapter, AdapterSettings settings) {
        var name = settings.name();
        var flags = live.snapshot().section(DualWrite.class);
        var breaker = new Breaker(
                name, flags.health(name), flags.circuitBreaker(), System::nanoTime, clock, observatory::changed);
        return new DeliveryPath(
                vertx,
                adapter,
                settings,
                breaker,
                journal,
                store,
                found.getOrDefault(name, Depth.NONE),
                observation,
                System::nanoTime);
    }

    /** Events that an adapter's readers don't have as they were written. */
    private void sendAgain(String adapter, List<Event> events) {
        paths.declared(adapter)
                .ifPresent(
                        path -> events.forEach(event -> path.offer(Item.fresh(Delivery.of(event), Settlement.NONE))));
    }

    private void written(Written written) {
        written.depths().forEach((adapter, depth) -> paths.to(adapter).spool().is(depth));
        written.evicted().forEach((adapter, events) -> paths.to(adapter).evicted(events));
    }

    /** To be called ten times a second. */
    void tick() {
        if (!closing) {
            paths.all().forEach(DeliveryPath::tick);
        }
    }

    /** To be called once a second. */
    void second() {
        if (!closing) {
            paths.all().forEach(path -> path.breaker().tick());
            observation.second();
        }
    }

    /** Lets what is under way end, and writes down the rest, so that the next start delivers it. */
    Future<Void> close() {
        closing = true;
        var deadline = System.nanoTime() + LAST_BATCHES.toNanos();
        return idle(deadline)
                .compose(idle -> {
                    paths.all().forEach(DeliveryPath::end);
                    return journal.close();
                })
                .eventually(this::letGo);
    }

    private Future<?> letGo() {
        return Future.join(witnesses.close(), parity.close(), observatory.close(), paths.close());
    }

    private Future<Void> idle(long deadline) {
        paths.all().forEach(DeliveryPath::shelve);
        return paths.all().stream().allMatch(DeliveryPath::isIdle) || System.nanoTime() > deadline
                ? Future.succeededFuture()
                : vertx.timer(IDLE_POLL_MS).compose(again -> idle(deadline));
    }
}
