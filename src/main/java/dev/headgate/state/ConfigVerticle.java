package dev.headgate.state;

import dev.headgate.config.Reading;
import dev.headgate.config.Sections;
import dev.headgate.live.Addresses;
import dev.headgate.live.EditRequest;
import dev.headgate.live.Publisher;
import dev.headgate.live.SourceList;
import dev.headgate.live.StoreStatus;
import dev.headgate.source.Scanner;
import dev.headgate.source.Source;
import dev.headgate.store.RevisionStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the configuration: opens the store, recovers the document, and from then on answers for every change of it on one
 * event loop. Starts only when a valid document is served.
 */
public final class ConfigVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigVerticle.class);
    /** How often a store that refused a write is tried again. */
    private static final long PROBE_MS = 2_000;

    private final Sections sections;
    private final RevisionStore store;
    private final List<Source> sources;
    private final Duration scanPeriod;
    private final Clock clock;
    private final MeterRegistry registry;
    private @Nullable Scanner scanner;

    public ConfigVerticle(
            Sections sections,
            RevisionStore store,
            List<Source> sources,
            Duration scanPeriod,
            Clock clock,
            MeterRegistry registry) {
        this.sections = sections;
        this.store = store;
        this.sources = List.copyOf(sources);
        this.scanPeriod = scanPeriod;
        this.clock = clock;
        this.registry = registry;
    }

    /** Fails with {@link StartRefusedException} when there is no valid document to serve. */
    @Override
    public Future<?> start() {
        var firstReadings = Future.join(sources.stream().map(Source::read).toList());
        return store.open()
                .compose(recovered -> firstReadings.compose(read -> recover(recovered, read.list())))
                .compose(this::serve);
    }

    private Future<Recovery.Ready> recover(RevisionStore.Recovered recovered, List<Reading> readings) {
        var order = sources.stream().map(Source::name).toList();
        var recovery = new Recovery(sections, order, clock.instant()).from(recovered, readings);
        if (recovery instanceof Recovery.Refused refused) {
            return Future.failedFuture(new StartRefusedException(refused.problems()));
        }
        var ready = (Recovery.Ready) recovery;
        if (recovered.damage().isPresent() || ready.batch().isEmpty()) {
            return Future.succeededFuture(ready);
        }
        var head = recovered.head().map(revision -> revision.revision()).orElse(0L);
        return store.append(head, ready.batch().get()).map(ready);
    }

    private Future<Void> serve(Recovery.Ready ready) {
        var publisher = new Publisher(vertx);
        ready.damage().ifPresent(damage -> {
            LOG.atError()
                    .addKeyValue("damage", damage)
                    .log("the store is damaged: serving its last document read-only");
            publisher.store(new StoreStatus(ready.damage()));
        });
        var meters = new Meters(registry);
        var board = new SourceBoard(sources, publisher, meters);
        ready.state().readings().values().forEach(board::restored);
        publisher.show(ready.state().snapshot());
        var writer = new Writer(store, publisher, board, clock, meters, ready.state());
        ready.pending().forEach(writer::offer);

        vertx.setPeriodic(PROBE_MS, timer -> writer.probe());
        var scans = new Scanner(vertx, sources, scanPeriod, writer::offer);
        scanner = scans;
        vertx.eventBus().<EditRequest>localConsumer(Addresses.EDIT, writer::edit);
        vertx.eventBus().<EditRequest>localConsumer(Addresses.PREVIEW, writer::preview);
        vertx.eventBus().localConsumer(Addresses.SCAN, message -> scan(scans, writer, board, message));
        return writer.idle().map(settled -> {
            LOG.atInfo()
                    .addKeyValue("revision", ready.state().revision())
                    .addKeyValue("sources", sources.size())
                    .log("configuration served");
            scans.start();
            return null;
        });
    }

    private static void scan(Scanner scanner, Writer writer, SourceBoard board, Message<Object> message) {
        scanner.scanNow()
                .compose(readings -> writer.idle())
                .onSuccess(live -> message.reply(new SourceList(board.statuses())))
                .onFailure(fault -> message.fail(500, fault.getMessage()));
    }

    @Override
    public Future<?> stop() {
        var scans = scanner;
        var quiet =
                scans == null ? Future.join(sources.stream().map(Source::close).toList()) : scans.close();
        return quiet.transform(closed -> store.close());
    }
}
