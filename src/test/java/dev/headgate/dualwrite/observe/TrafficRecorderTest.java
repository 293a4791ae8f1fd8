package dev.headgate.dualwrite.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.headgate.access.ManualClock;
import dev.headgate.config.Change;
import dev.headgate.config.Node;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.health.BreakerState;
import dev.headgate.dualwrite.health.BreakerState.Phase;
import dev.headgate.dualwrite.parity.ParityView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficRecorderTest {
    private static final BreakerState CLOSED = new BreakerState(Phase.CLOSED, 100);
    private static final BreakerState OPEN = new BreakerState(Phase.OPEN, 0);

    private final Vertx vertx = Vertx.vertx();
    private final LiveTraffic live = LiveTraffic.of(vertx);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ManualClock clock = new ManualClock();
    private long nanos = Long.MAX_VALUE - 1_000;
    private final TrafficRecorder recorder = new TrafficRecorder(live, registry, () -> nanos, clock);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void nothingIsShownBeforeTheFirstSecond() {
        assertThat(live.traffic()).isEqualTo(Traffic.NONE);
    }

    @Test
    void aSecondIsAPoint() {
        IntStream.range(0, 98).forEach(i -> recorder.ended("realtime", false, ms(10)));
        IntStream.range(0, 2).forEach(i -> recorder.ended("realtime", true, ms(10)));
        second();
        var point = last("realtime");
        assertThat(point.calls()).isEqualTo(100);
        assertThat(point.errorRate()).isEqualTo(0.02);
        assertThat(point.p95Ms()).isEqualTo(10, within(0.1));
    }

    @Test
    void aSecondWithoutCallsIsAGapAndNotAZero() {
        recorder.ended("realtime", false, ms(10));
        second();
        second();
        assertThat(last("realtime").isGap()).isTrue();
        assertThat(last("realtime").errorRate()).isNaN();
    }

    @Test
    void aTickThatComesLateLeavesGaps() {
        recorder.ended("realtime", false, ms(10));
        pass(4);
        tick();
        var points = live.traffic().adapter("realtime").orElseThrow().points();
        assertThat(points.subList(595, 600)).extracting(Point::calls).containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void tenMinutesAreKept() {
        for (var i = 1; i <= 700; i++) {
            var calls = i;
            IntStream.range(0, calls % 50 + 1).forEach(call -> recorder.ended("realtime", false, ms(1)));
            second();
        }
        var points = live.traffic().adapter("realtime").orElseThrow().points();
        assertThat(points).hasSize(Traffic.SECONDS);
        assertThat(points.get(0).calls()).isEqualTo(101 % 50 + 1);
        assertThat(points.get(599).calls()).isEqualTo(700 % 50 + 1);
    }

    @Test
    void aCategorysShareIsOfItsLastMinute() {
        IntStream.range(0, 40).forEach(i -> recorder.accepted("performance", i % 4 == 0));
        second();
        var category = live.traffic().category("performance").orElseThrow();
        assertThat(category.dualWritten()).isEqualTo(0.25);
        assertThat(category.ratePerS()).isEqualTo(40, within(1e-9)); // in the one second that was counted
        IntStream.range(0, 60).forEach(i -> second());
        assertThat(live.traffic().category("performance").orElseThrow().dualWritten())
                .isNaN();
    }

    @Test
    void aCategoryThatIsQuietForTenMinutesIsForgotten() {
        recorder.accepted("debug", false);
        IntStream.range(0, 600).forEach(i -> second());
        assertThat(live.traffic().category("debug")).isPresent();
        second();
        assertThat(live.traffic().category("debug")).isEmpty();
    }

    @Test
    void moreCategoriesThanMayBeAreNotCounted() {
        IntStream.range(0, 10_000).forEach(i -> recorder.accepted("c" + i, false));
        second();
        assertThat(live.traffic().categories()).hasSize(200);
    }

    @Test
    void anAdapterThatIsGoneIsNotShown() {
        recorder.ended("gone", false, ms(1));
        second();
        assertThat(live.traffic().adapters()).extracting(AdapterTraffic::name).containsExactly("realtime", "websocket");
    }

    @Test
    void aChangeOfTheDataPlaneIsMarkedAndAnotherIsNot() {
        recorder.changed(
                revision(7, "/flags/x", "/dual_write/categories/system/percentage", "/dual_write/global_override"));
        recorder.changed(revision(8, "/flags/x"));
        second();
        assertThat(live.traffic().marks())
                .extracting(Mark::revision, Mark::actor, Mark::what)
                .containsExactly(tuple(7L, "ana", "/dual_write/categories/system/percentage and 1 more"));
    }

    @Test
    void aBreakersStepIsShownAtOnce() {
        second();
        recorder.changed(new BreakerChanged("realtime", CLOSED, OPEN, clock.instant(), "error rate"));
        var traffic = live.traffic();
        assertThat(traffic.adapter("realtime").orElseThrow().now().breaker()).isEqualTo(OPEN);
        assertThat(traffic.adapter("websocket").orElseThrow().now().breaker()).isEqualTo(CLOSED);
        assertThat(traffic.marks())
                .extracting(Mark::adapter, Mark::what)
                .containsExactly(tuple("realtime", "error rate"));
        second();
        assertThat(live.traffic().marks()).hasSize(1);
    }

    @Test
    void marksLeaveWithTheirSecond() {
        recorder.changed(revision(7, "/dual_write/global_override"));
        IntStream.range(0, 600).forEach(i -> second());
        assertThat(live.traffic().marks()).hasSize(1);
        second();
        assertThat(live.traffic().marks()).isEmpty();
    }

    @Test
    void atMostTwoHundredMarksAreKept() {
        IntStream.range(0, 1_000).forEach(i -> recorder.changed(revision(i, "/dual_write/global_override")));
        second();
        assertThat(live.traffic().marks())
                .hasSize(200)
                .last()
                .extracting(Mark::revision)
                .isEqualTo(999L);
    }

    @Test
    void prometheusReadsTheSameNumbers() {
        recorder.accepted("critical", true);
        recorder.ended("realtime", true, ms(1));
        recorder.ended("realtime", false, ms(1));
        pass(1);
        recorder.tick(List.of(Readings.of("realtime", OPEN, 12)), ParityView.NOTHING);
        assertThat(registry.get("headgate.events.accepted")
                        .tag("category", "critical")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("headgate.deliveries")
                        .tag("outcome", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("headgate.breaker.state")
                        .tag("state", "open")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("headgate.breaker.state")
                        .tag("state", "closed")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("headgate.spool.events").gauge().value()).isEqualTo(12);
        assertThat(registry.get("headgate.events.missed").functionCounter().count())
                .isEqualTo(7);

        pass(1);
        recorder.tick(List.of(), ParityView.NOTHING);
        assertThat(registry.get("headgate.spool.events").gauge().value()).isNaN();
    }

    private Point last(String adapter) {
        return live.traffic().adapter(adapter).orElseThrow().points().get(Traffic.SECONDS - 1);
    }

    private void second() {
        pass(1);
        tick();
    }

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
        clock.advance(Duration.ofSeconds(seconds));
    }

    private void tick() {
        recorder.tick(List.of(Readings.healthy("realtime"), Readings.healthy("websocket")), ParityView.NOTHING);
    }

    private static long ms(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    private Revision revision(long number, String... paths) {
        var changes = Arrays.stream(paths)
                .map(path -> new Change(Pointer.parse(path).orElseThrow(), Optional.empty(), Optional.empty()))
                .toList();
        return new Revision(number, clock.instant(), "ana", "why", Revision.Cause.EDIT, changes, Node.EMPTY);
    }

    @Test
    void adaptersAreThereBeforeTheFirstSecondIsOver() {
        recorder.show(List.of(Readings.healthy("realtime")), ParityView.NOTHING);

        assertThat(live.traffic().adapter("realtime")).isPresent();
        assertThat(live.traffic().adapter("realtime").orElseThrow().points()).allMatch(Point::isGap);
    }
}
