package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.Breaker;
import dev.headgate.dualwrite.health.BreakerAnswer;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.health.BreakerCommand;
import dev.headgate.dualwrite.parity.ParityView;
import dev.headgate.live.LiveConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thing that the verticle which delivers opens, on its own loop, to be seen and operated: its recorder, the news of
 * its breakers and spools, and the commands to them.
 */
public final class Observatory {
    private static final Logger LOG = LoggerFactory.getLogger(Observatory.class);

    private final Vertx vertx;
    private final Clock clock;
    private final LiveTraffic live;
    private final TrafficRecorder recorder;
    private final ObservedCodecs codecs;
    private final List<MessageConsumer<?>> consumers;

    private Observatory(
            Vertx vertx, MeterRegistry registry, Clock clock, Function<String, Optional<Breaker>> breakers) {
        this.vertx = vertx;
        this.clock = clock;
        this.live = LiveTraffic.of(vertx);
        this.recorder = new TrafficRecorder(live, registry, System::nanoTime, clock);
        this.codecs = ObservedCodecs.register(vertx);
        this.consumers = List.of(
                LiveConfig.of(vertx).onChange(change -> recorder.changed(change.revision())),
                vertx.eventBus()
                        .<BreakerCommand>consumer(
                                BreakerCommand.ADDRESS,
                                message -> message.reply(obey(
                                        message.body(),
                                        breakers.apply(message.body().adapter())))));
    }

    /**
     * Opens it on the calling context.
     *
     * @param breakers by adapter; empty where there is none of that name
     */
    public static Observatory open(
            Vertx vertx, MeterRegistry registry, Clock clock, Function<String, Optional<Breaker>> breakers) {
        return new Observatory(vertx, registry, clock, breakers);
    }

    /**
     * Ends the second, as {@link TrafficRecorder#tick} does, and tells of spools that began to give up events, or are empty
     * again; to be called once a second.
     */
    public void tick(List<AdapterReading> now, ParityView parity) {
        var before = live.traffic();
        recorder.tick(now, parity);
        now.stream()
                .filter(reading -> reading.spoolOverflowed() != before.hasOverflowed(reading.name()))
                .map(reading ->
                        new SpoolChanged(reading.name(), reading.spoolOverflowed(), reading.givenUp(), clock.instant()))
                .forEach(change -> vertx.eventBus().publish(SpoolChanged.ADDRESS, change));
    }

    public TrafficRecorder recorder() {
        return recorder;
    }

    /** The listener for every breaker: one line in the log, one message on the bus, one mark in the charts. */
    public void changed(BreakerChanged step) {
        (step.to().isOpen() ? LOG.atWarn() : LOG.atInfo())
                .addKeyValue("adapter", step.adapter())
                .addKeyValue("from", step.from().phase().wire())
                .addKeyValue("to", step.to().phase().wire())
                .addKeyValue("share", step.to().share())
                .addKeyValue("why", step.why())
                .log("breaker changed");
        recorder.changed(step);
        vertx.eventBus().publish(BreakerChanged.ADDRESS, step);
    }

    /** Leaves the bus to the next one. */
    public Future<Void> close() {
        codecs.unregister();
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .mapEmpty();
    }

    private static BreakerAnswer obey(BreakerCommand command, Optional<Breaker> breaker) {
        LOG.atInfo()
                .addKeyValue("adapter", command.adapter())
                .addKeyValue("action", command.action().wire())
                .addKeyValue("actor", command.actor())
                .addKeyValue("reason", command.reason())
                .log(breaker.isPresent() ? "breaker moved by hand" : "no breaker to move");
        breaker.ifPresent(command::to);
        return new BreakerAnswer(breaker.map(Breaker::state));
    }
}
