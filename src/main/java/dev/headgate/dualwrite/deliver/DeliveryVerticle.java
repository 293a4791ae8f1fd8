package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.event.ByReference;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.WriteEvents;
import dev.headgate.dualwrite.event.WriteResults;
import dev.headgate.live.LiveConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Owns the data plane, on one event loop: takes events from the bus, and delivers them by adapters that the document
 * declares. Deploy it once, after the configuration's verticle.
 */
public final class DeliveryVerticle extends VerticleBase {
    private static final long PATHS_MS = 100;
    private static final int FAULT = 500;
    private static final List<Class<?>> MESSAGES = List.of(WriteEvents.class, WriteResults.class);

    private final EventStore store;
    private final Map<String, AdapterType> types;
    private final MeterRegistry registry;
    private final Clock clock;
    private @Nullable MessageConsumer<WriteEvents> consumer;
    private @Nullable DataPlane plane;

    /** Delivers by adapters of these types, each under the name that the section {@code adapters} calls it by. */
    public DeliveryVerticle(EventStore store, Map<String, AdapterType> types, MeterRegistry registry, Clock clock) {
        this.store = store;
        this.types = Map.copyOf(types);
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        MESSAGES.forEach(type -> ByReference.register(vertx.eventBus(), type));
        return store.open().map(found -> {
            var opened = new DataPlane(vertx, store, found, types, registry, clock);
            plane = opened;
            LiveConfig.of(vertx).onChange(change -> opened.configure(change.snapshot()));
            vertx.setPeriodic(PATHS_MS, timer -> opened.tick());
            vertx.setPeriodic(TimeUnit.SECONDS.toMillis(1), timer -> opened.second());
            consumer = vertx.eventBus().localConsumer(EventWriter.WRITE, message -> write(opened, message));
            return opened;
        });
    }

    private static void write(DataPlane plane, Message<WriteEvents> message) {
        plane.write(message.body())
                .onSuccess(message::reply)
                .onFailure(fault -> message.fail(FAULT, "the event could not be accepted"));
    }

    @Override
    public Future<?> stop() {
        var incoming = consumer == null ? Future.<Void>succeededFuture() : consumer.unregister();
        return incoming.compose(none -> plane == null ? Future.succeededFuture() : plane.close())
                .eventually(() -> {
                    MESSAGES.forEach(vertx.eventBus()::unregisterDefaultCodec);
                    return store.close();
                });
    }
}
