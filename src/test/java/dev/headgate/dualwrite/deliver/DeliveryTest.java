package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.Route.Reason;
import dev.headgate.dualwrite.deliver.ScriptedAdapter.Manner;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.WriteResult;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of events while adapters are sound. */
class DeliveryTest extends DeliveryFixture {
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
    void anEventInMemoryDoesNotOvertakeOneOfItsKeyThatIsOnItsWayToTheDisk() {
        var writer = EventWriter.of(rig.vertx);
        var event = DeliveryRig.event("k");
        for (var i = 0; i < 50; i++) {
            writer.writeDurably(event);
            writer.write(event);
        }

        await().until(() -> realtime.taken.size() == 100);
        assertThat(realtime.sequences("k")).isSorted();
        assertThat(websocket.sequences("k")).isSorted();
    }

    @Test
    void sequencesGoOnAfterARestart() {
        rig.write("k");
        rig.writeDurably("k");

        rig.restart(QUICK);

        assertThat(rig.write("k").event().sequence()).isEqualTo(3);
    }

    @Test
    void anAdapterThatThrowsIsOneThatFails() {
        realtime.manner = Manner.THROWS;
        var sent = write(3, "k");
        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    void anAdapterWithoutItsSettingsIsLeftOutWithoutBeingAnError() {
        realtime.configured = false;

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
    @Tag("E16")
    void whatWaitsInMemoryIsDeliveredAfterARestart() {
        realtime.latencyMs = 200;
        var sent = write(400, "k");
        realtime.latencyMs = 0; // from the next batch on

        rig.restart(QUICK);

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    void anEventOnTheDiskThatCanNotBeReadHoldsUpNoOther() {
        realtime.manner = Manner.REFUSES;
        var sent = write(3, "k");
        await().untilAsserted(() -> assertThat(websocket.sequences()).containsExactlyElementsOf(sent));
        realtime.manner = Manner.TAKES;

        rig.restart(QUICK, file -> damage(file, sent.get(0)));

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent.subList(1, 3)));
        var next = rig.writeDurably("k").event().sequence();
        await().untilAsserted(() -> assertThat(realtime.sequences("k")).endsWith(next));
    }

    private static void damage(Path file, long sequence) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE spool SET event = substr(event, 2) WHERE sequence = " + sequence))
                    .isEqualTo(1);
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    @Tag("E16")
    void whatHangsWhenTheGatewayStopsIsDeliveredAfterARestart() {
        rig.say("{'adapters':{'realtime':{'timeout_ms':60000}}}");
        realtime.manner = Manner.HANGS;
        var sent = write(3, "k");
        await().until(realtime::isHanging);
        realtime.manner = Manner.TAKES;

        rig.restart(QUICK);

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    void whereAnAdapterIsNotDeclaredAnotherTakesOver() {
        rig.say(toThird(""));

        assertThat(rig.write("k").adapters()).containsExactly("websocket");
    }

    @Test
    @Tag("E15")
    void whatAnAdapterIsOwedThatIsDeclaredNoMoreItGetsInOrderWhenItIsAgain() {
        rig.say(toThird("'adapters':{'third':{'timeout_ms':300}},"));
        var third = rig.adapter("third");
        third.manner = Manner.HANGS;
        var sent = write(3, "k");
        await().until(third::isHanging);
        third.manner = Manner.TAKES;

        rig.say(toThird(""));
        rig.say(toThird("'adapters':{'third':{}},"));
        sent.addAll(write(3, "k"));

        await().untilAsserted(() -> assertThat(third.sequences("k")).containsExactlyElementsOf(sent));
    }

    @Test
    @Tag("E15")
    void whatWaitsForAnAdapterThatIsNotDeclaredYetIsDeliveredWhenItIs() {
        websocket.configured = realtime.configured = false;
        rig.say(toThird(""));
        var written = rig.write("k");
        assertThat(written.adapters()).isEmpty();
        assertThat(written.waiting()).containsExactly("third");

        rig.say(toThird("'adapters':{'third':{}},"));

        var later = rig.write("k").event().sequence();
        await().untilAsserted(() -> assertThat(rig.adapter("third").sequences("k"))
                .containsExactly(written.event().sequence(), later));
    }

    /** All goes to a third adapter, whether it is declared or not. */
    private static String toThird(String adapters) {
        return "{" + adapters
                + "'dual_write':{'adapter_health':{'third':{}},'categories':{'system':{'adapters':['third']}}}}";
    }
}
