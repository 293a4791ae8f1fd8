package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.ByReference;
import dev.headgate.dualwrite.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Keeps the ledger, and each second tells the others: {@link LiveParity} gets a view, the bus and the webhook get the
 * alerts that were raised or cleared. Answers requests to replay. Belongs to the event loop that delivers.
 */
public final class ParityWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ParityWatch.class);
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);
    private static final List<Class<?>> MESSAGES = List.of(Alert.class, ReplayEvents.class, ReplayResult.class);

    private final Vertx vertx;
    private final Timeline timeline;
    private final Ledger ledger;
    private final Alerts alerts = new Alerts();
    private final AlertWebhook webhook;
    private final LiveParity live;
    private final MeterRegistry registry;
    private final BiConsumer<String, List<Event>> replay;
    private final MessageConsumer<ReplayEvents> requests;
    private Parity parity;
    private long timer = -1;

    private ParityWatch(
            Vertx vertx,
            Parity parity,
            MeterRegistry registry,
            Timeline timeline,
            AlertWebhook webhook,
            BiConsumer<String, List<Event>> replay) {
        this.vertx = vertx;
        this.parity = parity;
        this.timeline = timeline;
        this.registry = registry;
        this.ledger = new Ledger(parity, timeline, registry);
        this.webhook = webhook;
        this.replay = replay;
        this.live = LiveParity.of(vertx);
        MESSAGES.forEach(type -> ByReference.register(vertx.eventBus(), type));
        this.requests = vertx.eventBus().localConsumer(ReplayEvents.ADDRESS, this::replay);
        registry.gauge(
                "headgate.parity.alerts", live, shown -> shown.view().alerts().size());
    }

    /**
     * Begins on the caller's event loop.
     *
     * @param replay sends events once more to the adapter of that name
     */
    public static ParityWatch start(
            Vertx vertx, Parity parity, MeterRegistry registry, Clock clock, BiConsumer<String, List<Event>> replay) {
        var watch = of(vertx, parity, registry, System::nanoTime, clock, AlertWebhook.DELAYS, replay);
        watch.timer = vertx.setPeriodic(Duration.ofSeconds(1).toMillis(), second -> watch.tick());
        return watch;
    }

    /** The same without a timer: each second is a call of {@link #tick}. */
    static ParityWatch of(
            Vertx vertx,
            Parity parity,
            MeterRegistry registry,
            LongSupplier nanoTime,
            Clock clock,
            List<Duration> delays,
            BiConsumer<String, List<Event>> replay) {
        var webhook = new AlertWebhook(vertx, clock, parity.webhook(), delays);
        return new ParityWatch(vertx, parity, registry, new Timeline(nanoTime, clock), webhook, replay);
    }

    public Ledger ledger() {
        return ledger;
    }

    /** By newer settings from now on, without forgetting anything. */
    public void set(Parity newer) {
        parity = newer;
        ledger.set(newer);
        webhook.set(newer.webhook());
    }

    public Future<Void> close() {
        vertx.cancelTimer(timer);
        live.show(ParityView.NOTHING);
        return Future.join(requests.unregister(), webhook.close())
                .onComplete(ended -> MESSAGES.forEach(vertx.eventBus()::unregisterDefaultCodec))
                .mapEmpty();
    }

    void tick() {
        ledger.tick();
        var rows = ledger.rows();
        var news = alerts.evaluate(rows, parity, timeline.instant());
        var findings = ledger.findings();
        // shown before it is told: whoever hears of an alert finds it in the view
        live.show(new ParityView(
                Optional.of(timeline.instant()),
                parity.window(),
                rows,
                alerts.open(),
                findings.mismatches(),
                findings.discrepancies()));
        news.forEach(this::tell);
    }

    private void tell(Alert alert) {
        registry.counter("headgate.parity.alert", "category", alert.category(), "state", alert.state())
                .increment();
        var raised = alert.cleared().isEmpty();
        LOG.atLevel(raised ? Severity.of(alert.category()).level() : Level.INFO)
                .addKeyValue("category", alert.category())
                .addKeyValue("place", alert.place().wire())
                .addKeyValue("adapter", alert.adapter().orElse("none"))
                .addKeyValue("rate", alert.rate())
                .addKeyValue("threshold", alert.threshold())
                .log(raised ? "too many events aren't what they should be" : "few enough events are wrong again");
        vertx.eventBus().publish(Alert.ADDRESS, alert, LOCAL);
        webhook.send(alert);
    }

    private void replay(Message<ReplayEvents> message) {
        var request = message.body();
        var events = new ArrayList<Event>();
        var unknown = new ArrayList<Long>();
        request.sequences().stream()
                .distinct()
                .sorted()
                .forEach(sequence -> ledger.findings()
                        .owed(request.adapter(), sequence)
                        .ifPresentOrElse(events::add, () -> unknown.add(sequence)));
        events.forEach(event -> ledger.expectAgain(request.adapter(), event));
        replay.accept(request.adapter(), events);
        LOG.atInfo()
                .addKeyValue("adapter", request.adapter())
                .addKeyValue("events", events.size())
                .addKeyValue("unknown", unknown.size())
                .addKeyValue("actor", request.actor())
                .addKeyValue("reason", request.reason())
                .log("events are replayed");
        message.reply(new ReplayResult(events.stream().map(Event::sequence).toList(), unknown));
    }
}
