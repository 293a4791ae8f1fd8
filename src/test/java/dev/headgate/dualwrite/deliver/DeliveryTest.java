package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.Route.Reason;
import dev.headgate.dualwrite.deliver.ScriptedAdapter.Manner;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.WriteResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Categories are those of the defaults; {@code order_placed} is of {@code system}, which goes to both adapters. */
class DeliveryTest {
    private static final String QUICK = "{'dual_write':{'circuit_breaker_recovery_time_s':0},"
            + "'adapters':{'websocket':{'timeout_ms':300},'realtime':{'timeout_ms':300}}}";

    @TempDir
    Path directory;

    private DeliveryRig rig;
    private ScriptedAdapter websocket;
    private ScriptedAdapter realtime;

    @BeforeEach
    void start() {
        begin(DeliveryRig.start(directory, QUICK));
    }

    private void begin(DeliveryRig started) {
        rig = started;
        websocket = rig.adapter("websocket");
        realtime = rig.adapter("realtime");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void anEventGoesToEveryAdapterOfItsRoute() {
        var written = rig.write("order-1");

        assertThat(written.adapters()).containsExactly("websocket", "realtime");
        assertThat(written.reason()).isEqualTo(Reason.SAMPLED_IN);
        assertThat(written.event().sequence()).isEqualTo(1);
        assertThat(written.event().category()).contains("system");
        await().untilAsserted(() -> {
            assertThat(websocket.sequences()).containsExactly(1L);
            assertThat(realtime.sequences()).containsExactly(1L);
        });
    }

    @Test
    void sequencesHaveNoGapWhicheverWayEventsComeIn() {
        var numbers = new ArrayList<Long>();
        for (var i = 0; i < 20; i++) {
            numbers.add((i % 2 == 0 ? rig.write("k") : rig.writeDurably("k"))
                    .event()
                    .sequence());
        }

        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void sequencesGoOnAfterARestart() {
        rig.write("k");
        rig.writeDurably("k");

        rig.restart(QUICK);

        assertThat(rig.write("k").event().sequence()).isEqualTo(3);
    }

    @Test
    @Tag("E1")
    void anAdapterThatRefusesGetsItsEventsLaterAndInOrder() {
        realtime.manner = Manner.REFUSES;
        var sent = sequences(write(10, "order-1"));
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
        var ofA = sequences(write(3, "a"));
        var ofB = sequences(write(3, "b"));
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

        var sent = sequences(write(50, "k"));

        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));
        assertThat(realtime.taken).isEmpty();
    }

    @Test
    @Tag("E4")
    void whatAHangingAdapterNeverAnsweredIsDeliveredWhenItTakesEventsAgain() {
        realtime.manner = Manner.HANGS;
        var sent = sequences(write(5, "k"));
        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    @Tag("E2")
    void aSlowAdapterSlowsNoOtherAndIsLeftAside() {
        rig.say("{'dual_write':{'circuit_breaker_recovery_time_s':3600}}");
        realtime.latencyMs = 400; // twice its threshold of 150 ms is 300

        await().until(() -> rig.write("k").reason() == Reason.BREAKER_OPEN);

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
    @Tag("E6")
    void anAdapterAtItsRateLimitIsNoUnhealthyOneAndGetsEverythingLater() {
        realtime.manner = Manner.POSTPONES;
        var sent = sequences(write(30, "k"));
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

        var sent = sequences(write(3, "k"));

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent.subList(1, 3)));
        assertThat(websocket.sequences("k")).containsExactlyElementsOf(sent);
    }

    @Test
    void anAdapterThatThrowsIsOneThatFails() {
        realtime.manner = Manner.THROWS;
        var sent = sequences(write(3, "k"));
        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    @Tag("E1")
    void anUnhealthyAdapterIsLeftAsideByItself() {
        rig.say("{'dual_write':{'circuit_breaker_recovery_time_s':3600}}");
        realtime.manner = Manner.REFUSES;

        await().until(() -> rig.write("k").reason() == Reason.BREAKER_OPEN);

        assertThat(rig.write("other").adapters()).containsExactly("websocket");
    }

    @Test
    @Tag("E1")
    void anEventThatNoAdapterTakesWaitsAndIsDeliveredWhenOneIsBack() {
        rig.say("{'dual_write':{'circuit_breaker_recovery_time_s':3600}}");
        realtime.manner = Manner.REFUSES;
        websocket.manner = Manner.REFUSES;
        await().until(() -> !rig.write("k").waiting().isEmpty());
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

    @Test
    void anAdapterWithoutItsSettingsIsLeftOutWithoutBeingAnError() {
        realtime.status = new AdapterStatus(AdapterStatus.State.UNCONFIGURED, "no key", 0);

        assertThat(rig.write("k").reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(rig.write("k").adapters()).containsExactly("websocket");
    }

    @Test
    @Tag("E12")
    void anEditInMidTrafficFallsBetweenTwoEvents() {
        var writer = EventWriter.of(rig.vertx);
        var results = new ArrayList<WriteResult>();
        IntStream.range(0, 2_000).forEach(i -> {
            if (i == 1_000) {
                rig.say("{'dual_write':{'global_override':'websocket_only'}}");
            }
            writer.write(DeliveryRig.event("k" + i % 7)).onSuccess(result -> {
                synchronized (results) {
                    results.add(result);
                }
            });
        });

        await().until(() -> websocket.taken.size() == 2_000);
        var both = results.stream()
                .map(DeliveryRig::accepted)
                .filter(it -> it.adapters().size() == 2)
                .map(it -> it.event().sequence())
                .sorted()
                .toList();
        assertThat(both)
                .isEqualTo(LongStream.rangeClosed(1, both.size()).boxed().toList()); // then only one, for good
        await().untilAsserted(() -> assertThat(realtime.sequences()).containsExactlyInAnyOrderElementsOf(both));
    }

    @Test
    void whatWaitsInMemoryIsDeliveredAfterARestart() {
        realtime.latencyMs = 200;
        var sent = sequences(write(400, "k"));
        realtime.latencyMs = 0; // from the next batch on

        rig.restart(QUICK);

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    void anEventForAnAdapterThatIsDeclaredNoMoreIsDeliveredWhenItIsAgain() {
        rig.say("{'dual_write':{'adapter_health':{'third':{}},'categories':{'system':{'adapters':['third']}}}}");
        assertThat(rig.write("k").adapters()).containsExactly("websocket"); // takes over

        rig.say("{'adapters':{'third':{}},'dual_write':{'adapter_health':{'third':{}},"
                + "'categories':{'system':{'adapters':['third']}}}}");

        assertThat(rig.write("k").adapters()).containsExactly("third");
        await().untilAsserted(() -> assertThat(rig.adapter("third").taken).hasSize(1));
    }

    private List<EventOf> write(int count, String key) {
        return IntStream.range(0, count)
                .mapToObj(i -> new EventOf(rig.write(key).event().sequence()))
                .toList();
    }

    private record EventOf(long sequence) {}

    private static List<Long> sequences(List<EventOf> events) {
        return events.stream().map(EventOf::sequence).toList();
    }
}
