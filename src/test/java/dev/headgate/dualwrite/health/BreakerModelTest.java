package dev.headgate.dualwrite.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.health.BreakerState.Phase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives of a breaker: whatever happens, each permit is somewhere, each step is one that there is, and it comes back. */
class BreakerModelTest {
    private static final int STEPS = 40_000;
    private static final int MOST_UNDER_WAY = 40;
    private static final Set<Phase> BY_HAND = EnumSet.of(Phase.FORCED_OPEN, Phase.FORCED_CLOSED, Phase.DISABLED);
    private static final Map<Phase, Set<Phase>> BY_ITSELF = new EnumMap<>(Map.of(
            Phase.CLOSED, EnumSet.of(Phase.OPEN),
            Phase.OPEN, EnumSet.of(Phase.HALF_OPEN, Phase.CLOSED), // closed by a reset
            Phase.HALF_OPEN, EnumSet.of(Phase.OPEN, Phase.RESTORING, Phase.CLOSED),
            Phase.RESTORING, EnumSet.of(Phase.RESTORING, Phase.OPEN, Phase.CLOSED)));

    private final Ward ward = new Ward();
    /** The trials of calls that are under way. */
    private final Deque<Integer> underWay = new ArrayDeque<>();

    private boolean ailing;
    private boolean enabled = true;
    private long recoveryS = 30;
    /** Of the trial that is on, or the last one. */
    private int trial;

    private int succeeded;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensNoPermitIsLostAndItComesBack(long seed) {
        var random = new Random(seed);
        for (var step = 0; step < STEPS; step++) {
            step(random);
            assertEveryPermitIsSomewhere();
        }
        assertThat(ward.changes).allSatisfy(BreakerModelTest::assertPossible);
        assertThat(ward.changes).extracting(change -> change.to().phase()).contains(Phase.values());
        assertItComesBack();
    }

    private void step(Random random) {
        switch (random.nextInt(2_000)) {
            case 0 -> ward.breaker.forceOpen("by hand");
            case 1 -> ward.breaker.forceClosed("by hand");
            case 2, 3 -> ward.breaker.reset("by hand");
            case 4, 5 -> configure(!enabled);
            case 6 -> configureRecovery(random.nextInt(4) * 20L);
            case 7, 8, 9, 10, 11, 12, 13 -> ailing = !ailing;
            default -> traffic(random);
        }
    }

    private void traffic(Random random) {
        switch (random.nextInt(16)) {
            case 0 -> ward.pass(random.nextInt(40));
            case 1, 2, 3, 4, 5 -> leave(1 + random.nextInt(4));
            default -> comeBack(random);
        }
    }

    private void configure(boolean on) {
        enabled = on;
        ward.configure(Ward.settings(on, "0.05", recoveryS, "2.0"));
    }

    private void configureRecovery(long seconds) {
        recoveryS = seconds;
        configure(enabled);
    }

    private void leave(int most) {
        var calls = Math.min(most, Math.min(ward.breaker.room(), MOST_UNDER_WAY - underWay.size()));
        if (calls > 0) {
            var of = ward.breaker.leave(calls);
            for (var call = 0; call < calls; call++) {
                underWay.add(of);
            }
            if (of > trial) {
                trial = of;
                succeeded = 0;
            }
        }
    }

    /** Sometimes the oldest, sometimes the newest. */
    private void comeBack(Random random) {
        var call = random.nextBoolean() ? underWay.pollFirst() : underWay.pollLast();
        if (call == null) {
            return;
        }
        var before = ward.phase();
        switch (random.nextInt(ailing ? 6 : 100)) {
            case 0 -> ward.breaker.untold(call);
            case 1 -> ward.breaker.record(call, true, 0);
            case 2 -> ward.breaker.record(call, false, TimeUnit.MILLISECONDS.toNanos(401));
            default -> {
                ward.breaker.record(call, false, TimeUnit.MILLISECONDS.toNanos(10));
                succeeded += before == Phase.HALF_OPEN && call == trial ? 1 : 0;
            }
        }
    }

    private void assertEveryPermitIsSomewhere() {
        var room = ward.breaker.room(); // may end the waiting
        if (ward.phase() == Phase.HALF_OPEN && room < Probation.PROBES) {
            var out = (int) underWay.stream().filter(of -> of == trial).count();
            assertThat(room + out + succeeded).isEqualTo(Probation.PROBES);
        } else if (ward.breaker.state().isOpen()) {
            assertThat(room).isZero();
        }
    }

    private static void assertPossible(BreakerChanged change) {
        var from = change.from().phase();
        var to = change.to().phase();
        assertThat(BY_HAND.contains(from)
                        || BY_HAND.contains(to)
                        || BY_ITSELF.getOrDefault(from, Set.of()).contains(to))
                .as("%s to %s: %s", from, to, change.why())
                .isTrue();
    }

    private void assertItComesBack() {
        underWay.forEach(ward.breaker::untold);
        ward.breaker.reset("by hand");
        recoveryS = 30;
        configure(true);
        ward.restoring();
        for (var minute = 0; minute < 4; minute++) {
            ward.good(20).pass(60);
        }
        assertThat(ward.breaker.state()).isEqualTo(new BreakerState(Phase.CLOSED, 100));
    }
}
