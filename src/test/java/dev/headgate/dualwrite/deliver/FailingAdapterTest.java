package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.Route.Reason;
import dev.headgate.dualwrite.deliver.ScriptedAdapter.Manner;
import dev.headgate.dualwrite.event.WriteResult.Accepted;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Adapters that are down, slow, stuck or full; the other one notices nothing. */
class FailingAdapterTest extends DeliveryFixture {
    private static final String STAYS_OPEN = "{'dual_write':{'circuit_breaker_recovery_time_s':3600}}";

    private int keys;

    @Test
    @Tag("E1")
    void anAdapterThatRefusesGetsItsEventsLaterAndInOrder() {
        realtime.manner = Manner.REFUSES;
        var sent = write(10, "order-1");
        await().untilAsserted(() -> assertThat(websocket.sequences("order-1")).containsExactlyElementsOf(sent));
        assertThat(realtime.taken).isEmpty();

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("order-1")).containsExactlyElementsOf(sent));
    }

    @Test
    @Tag("E1")
    void whatComesAfterAFailedEventOfItsKeyWaitsBehindItAndOtherKeysDoNot() {
        var first = rig.write("a").event().sequence() + 1;
        realtime.refuses = delivery -> delivery.event().sequence() == first;
        var ofA = write(3, "a");
        var ofB = write(3, "b");
        await().untilAsserted(() -> assertThat(realtime.sequences("b")).containsExactlyElementsOf(ofB));

        realtime.refuses = delivery -> false;

        await().untilAsserted(() ->
                assertThat(realtime.sequences("a")).startsWith(first - 1).endsWith(first, first + 1, first + 2));
        assertThat(ofA).containsExactly(first, first + 1, first + 2);
    }

    @Test
    @Tag("E4")
    void aHangingAdapterSlowsNoOther() {
        realtime.manner = Manner.HANGS;

        var sent = write(50, "k");

        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));
        assertThat(realtime.taken).isEmpty();
    }

    @Test
    @Tag("E4")
    void whatAHangingAdapterNeverAnsweredIsDeliveredWhenItTakesEventsAgain() {
        realtime.manner = Manner.HANGS;
        var sent = write(5, "k");
        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    @Tag("E4")
    void aHotKeyBehindAHangingAdapterIsRefusedBeforeMemoryIsAndOtherKeysAreNot() {
        rig.say("{'adapters':{'realtime':{'queue':10,'timeout_ms':60000}}}");
        realtime.manner = Manner.HANGS;
        var accepted = new ArrayList<Long>();
        for (var result = rig.tryToWrite("k"); result instanceof Accepted one; result = rig.tryToWrite("k")) {
            accepted.add(one.event().sequence());
        }
        assertThat(accepted).hasSizeBetween(20, 22);
        var other = rig.write("other").event().sequence();

        realtime.manner = Manner.TAKES;
        realtime.answer();

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(accepted));
        await().untilAsserted(() -> assertThat(realtime.sequences("other")).containsExactly(other));
        assertThat(rig.tryToWrite("k")).isInstanceOf(Accepted.class);
    }

    @Test
    @Tag("E2")
    void aSlowAdapterSlowsNoOtherAndIsLeftAside() {
        rig.say(STAYS_OPEN);
        realtime.latencyMs = 400; // twice its threshold of 150 ms is 300

        untilRealtimeIsLeftAside();

        var last = rig.write("k");
        await().untilAsserted(() ->
                assertThat(websocket.sequences()).contains(last.event().sequence()));
    }

    @Test
    @Tag("E3")
    void aFlappingAdapterGetsAllThatItIsOwedInOrder() {
        var owed = new ArrayList<Long>();
        for (var i = 0; i < 120; i++) {
            realtime.manner = i / 10 % 2 == 0 ? Manner.TAKES : Manner.REFUSES;
            var written = rig.write("k");
            if (written.adapters().contains("realtime")) {
                owed.add(written.event().sequence());
            }
        }

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(owed));
    }

    @Test
    @Tag("E3")
    void eventsThatWaitBehindOthersAreNoProbesSoThatTheOthersCanBe() {
        var owed = oweOneAndLeaveAside();

        realtime.manner = Manner.TAKES;
        rig.say(QUICK);

        await().untilAsserted(() -> {
            write(50, "k");
            assertThat(realtime.sequences("k")).contains(owed);
        });
    }

    @Test
    @Tag("E6")
    void anAdapterAtItsRateLimitIsTriedUntilItSaysSomething() {
        var owed = oweOneAndLeaveAside();

        realtime.manner = Manner.POSTPONES;
        rig.say(QUICK);
        write(50, "another");
        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).contains(owed));
    }

    @Test
    @Tag("E6")
    void anAdapterAtItsRateLimitIsNoUnhealthyOneAndGetsEverythingLater() {
        realtime.manner = Manner.POSTPONES;
        var sent = write(30, "k");
        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));
        assertThat(rig.write("other").reason()).isEqualTo(Reason.SAMPLED_IN);

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    @Tag("E7")
    void anEventThatIsTooLargeHoldsUpNoOtherOfItsKey() {
        var large = rig.write("other").event().sequence() + 1;
        realtime.cannotTake = delivery -> delivery.event().sequence() == large;

        var sent = write(3, "k");

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent.subList(1, 3)));
        assertThat(websocket.sequences("k")).containsExactlyElementsOf(sent);
    }

    @Test
    @Tag("E1")
    void anUnhealthyAdapterIsLeftAsideByItself() {
        rig.say(STAYS_OPEN);
        realtime.manner = Manner.REFUSES;

        untilRealtimeIsLeftAside();

        assertThat(rig.write("other").adapters()).containsExactly("websocket");
    }

    @Test
    @Tag("E1")
    void anEventThatNoAdapterTakesWaitsAndIsDeliveredWhenOneIsBack() {
        rig.say(STAYS_OPEN);
        realtime.manner = Manner.REFUSES;
        websocket.manner = Manner.REFUSES;
        await().until(() -> !rig.write(anotherKey()).waiting().isEmpty());
        var waiting = rig.writeDurably("late");
        assertThat(waiting.adapters()).isEmpty();
        assertThat(waiting.waiting()).containsExactly("websocket", "realtime");

        realtime.manner = Manner.TAKES;
        websocket.manner = Manner.TAKES;
        rig.say(QUICK);

        await().untilAsserted(() -> {
            assertThat(websocket.sequences("late")).contains(waiting.event().sequence());
            assertThat(realtime.sequences("late")).contains(waiting.event().sequence());
        });
    }

    /** The sequence of the one event of {@code k} that waits for realtime while its breaker is open. */
    private long oweOneAndLeaveAside() {
        rig.say(STAYS_OPEN);
        realtime.manner = Manner.REFUSES;
        var owed = rig.write("k").event().sequence();
        untilRealtimeIsLeftAside();
        return owed;
    }

    /** Each event has a key of its own: those of a key that failed would wait on the disk, and nothing be seen to fail. */
    private void untilRealtimeIsLeftAside() {
        await().until(() -> rig.write(anotherKey()).reason() == Reason.BREAKER_OPEN);
    }

    private String anotherKey() {
        return "key-" + keys++;
    }
}
