package dev.headgate.dualwrite.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.AdapterHealth;
import dev.headgate.dualwrite.CircuitBreaker;
import dev.headgate.dualwrite.health.Breaker;
import dev.headgate.dualwrite.health.BreakerAnswer;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.health.BreakerCommand;
import dev.headgate.dualwrite.health.BreakerCommand.Action;
import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.parity.ParityView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservatoryTest {
    private final Vertx vertx = Vertx.vertx();
    private final LiveTraffic live = LiveTraffic.of(vertx);
    private final Observatory observatory = Observatory.open(
            vertx,
            new SimpleMeterRegistry(),
            Clock.systemUTC(),
            name -> Optional.of(this.breaker()).filter(it -> name.equals("realtime")));
    private final Breaker breaker = new Breaker(
            "realtime",
            new AdapterHealth(new BigDecimal("0.05"), 200),
            new CircuitBreaker(true, new BigDecimal("0.05"), 30, new BigDecimal("2")),
            System::nanoTime,
            Clock.systemUTC(),
            observatory::changed);

    @AfterEach
    void stop() {
        done(vertx.close());
    }

    private Breaker breaker() {
        return breaker;
    }

    @Test
    void aCommandMovesTheBreakerAndAnswersWhereItStands() {
        var answer = command("realtime", Action.OPEN);
        assertThat(answer.state()).contains(new BreakerState(Phase.FORCED_OPEN, 0));
        assertThat(breaker.state().phase()).isEqualTo(Phase.FORCED_OPEN);
        assertThat(command("realtime", Action.CLOSE).state()).contains(new BreakerState(Phase.FORCED_CLOSED, 100));
        assertThat(command("realtime", Action.RESET).state()).contains(new BreakerState(Phase.CLOSED, 100));
    }

    @Test
    void aSpoolThatGivesUpEventsIsToldOfOnceAndAgainWhenItIsEmpty() {
        var told = new CopyOnWriteArrayList<JsonObject>();
        vertx.eventBus()
                .<SpoolChanged>localConsumer(
                        SpoolChanged.ADDRESS, message -> told.add(message.body().toJson()));

        for (var givenUp : List.of(0, 3, 5)) {
            observatory.tick(List.of(Readings.overflowing("realtime", givenUp)), ParityView.NOTHING);
        }
        observatory.tick(List.of(Readings.healthy("realtime")), ParityView.NOTHING);

        await().untilAsserted(() -> assertThat(told)
                .extracting(it -> it.getString("adapter"), it -> it.getBoolean("full"), it -> it.getLong("given_up"))
                .containsExactly(tuple("realtime", true, 3L), tuple("realtime", false, 0L)));
        assertThat(told)
                .allSatisfy(it -> assertThat(SpoolChanged.fromJson(it).toJson()).isEqualTo(it));
    }

    @Test
    void aCommandToAnAdapterThatIsNotThereSaysSo() {
        assertThat(command("carrier_pigeon", Action.OPEN).state()).isEmpty();
    }

    @Test
    void aStepIsOnTheBusAndCanBeReadByWhoeverIsTold() {
        observatory.recorder().tick(List.of(Readings.healthy("realtime")), ParityView.NOTHING);
        var told = new CopyOnWriteArrayList<BreakerState>();
        vertx.eventBus()
                .<BreakerChanged>localConsumer(
                        BreakerChanged.ADDRESS,
                        message -> live.traffic()
                                .adapter(message.body().adapter())
                                .ifPresent(adapter -> told.add(adapter.now().breaker())));

        command("realtime", Action.OPEN);

        await().untilAsserted(() -> assertThat(told).containsExactly(new BreakerState(Phase.FORCED_OPEN, 0)));
        assertThat(live.traffic().marks()).extracting(Mark::what).containsExactly("ana: maintenance");
    }

    @Test
    void closingLeavesTheBusToTheNextOne() {
        done(observatory.close());
        var next = Observatory.open(vertx, new SimpleMeterRegistry(), Clock.systemUTC(), name -> Optional.of(breaker));
        assertThat(command("any", Action.OPEN).state()).isPresent();
        done(next.close());
    }

    private BreakerAnswer command(String adapter, Action action) {
        return done(live.command(new BreakerCommand(adapter, action, "ana", "maintenance")));
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
