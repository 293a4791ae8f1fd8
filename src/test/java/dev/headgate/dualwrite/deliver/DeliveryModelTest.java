package dev.headgate.dualwrite.deliver;

import static dev.headgate.web.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.ScriptedAdapter.Manner;
import dev.headgate.dualwrite.event.EventWriter;
import dev.headgate.dualwrite.event.WriteResult;
import dev.headgate.dualwrite.event.WriteResult.Accepted;
import dev.headgate.dualwrite.health.BreakerCommand;
import dev.headgate.dualwrite.health.BreakerCommand.Action;
import dev.headgate.dualwrite.observe.LiveTraffic;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random afternoons: three adapters that take, refuse, postpone, throw and hang as they like, one of which comes and goes;
 * edits, restarts, breakers that are forced, and events of five keys that come in both ways. In the end each adapter has all
 * that it was owed, and each key's in order.
 */
class DeliveryModelTest {
    private static final int STEPS = 150;
    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e");
    private static final List<String> ADAPTERS = List.of("websocket", "realtime", "third");
    private static final List<Manner> MANNERS = List.of(Manner.values());
    private static final String TO_ALL =
            "'adapter_health':{'third':{}}," + "'categories':{'system':{'adapters':['websocket','realtime','third']}}";
    private static final List<String> DOCUMENTS = List.of(
            document("'circuit_breaker_recovery_time_s':0", 10_000),
            document("'circuit_breaker_recovery_time_s':0", 3),
            document("'circuit_breaker_recovery_time_s':1", 20),
            document("'circuit_breaker_enabled':false", 3),
            document("'circuit_breaker_enabled':false,'global_override':'realtime_only'", 10),
            document("'circuit_breaker_recovery_time_s':0,'global_override':'websocket_only'", 10),
            document("'circuit_breaker_recovery_time_s':0,'categories':{'system':{'percentage':40}}", 5),
            document("'circuit_breaker_recovery_time_s':0," + TO_ALL, 5),
            document("'circuit_breaker_enabled':false," + TO_ALL, 10_000),
            withThird("'circuit_breaker_recovery_time_s':0," + TO_ALL, 10),
            withThird("'circuit_breaker_recovery_time_s':1," + TO_ALL, 10_000),
            withThird("'circuit_breaker_enabled':false", 5));

    @TempDir
    Path directory;

    private final List<Accepted> accepted = new ArrayList<>();

    /** Where the third adapter isn't declared, whether events go there or not. */
    private static String document(String flags, int queue) {
        return "{'dual_write':{" + flags + "},'adapters':{" + both(queue) + "}}";
    }

    private static String withThird(String flags, int queue) {
        return "{'dual_write':{" + flags + "},'adapters':{" + both(queue) + ",'third':" + adapter(queue) + "}}";
    }

    private static String both(int queue) {
        return "'websocket':" + adapter(queue) + ",'realtime':" + adapter(queue);
    }

    private static String adapter(int queue) {
        return "{'timeout_ms':100,'replay_per_s':10000,'queue':" + queue + "}";
    }

    @ParameterizedTest
    @Tag("E3")
    @ValueSource(longs = {2, 13, 15, 16, 27, 36, 50, 55})
    void eachAdapterHasInTheEndWhatItIsOwedAndEachKeysInOrder(long seed) {
        var random = new Random(seed);
        try (var rig = DeliveryRig.start(directory, DOCUMENTS.get(0))) {
            for (var step = 0; step < STEPS; step++) {
                step(rig, random);
                if (random.nextInt(60) == 0) {
                    rig.restart(aDocument(random));
                }
            }
            recover(rig);

            for (var name : ADAPTERS) {
                await().untilAsserted(
                                () -> assertThat(missing(rig.adapter(name))).isEmpty());
                assertOrdered(rig.adapter(name));
            }
        }
    }

    @ParameterizedTest
    @Tag("E14")
    @ValueSource(longs = {26, 35, 55, 73})
    void whatSmallSpoolsGiveUpIsExactlyWhatIsMissing(long seed) {
        var random = new Random(seed);
        try (var rig = DeliveryRig.start(directory, DOCUMENTS.get(0), new Depth(15, 1 << 20))) {
            for (var step = 0; step < STEPS; step++) {
                step(rig, random);
            }
            recover(rig);

            for (var name : ADAPTERS) {
                await().untilAsserted(() -> {
                    var now = LiveTraffic.of(rig.vertx)
                            .traffic()
                            .adapter(name)
                            .orElseThrow()
                            .now();
                    assertThat(now.spoolEvents() + now.queued()).isZero();
                    assertThat(missing(rig.adapter(name))).hasSize((int) now.givenUp());
                });
                assertOrdered(rig.adapter(name));
            }
        }
    }

    private static void recover(DeliveryRig rig) {
        rig.say(withThird("'circuit_breaker_enabled':false," + TO_ALL, 10_000));
        ADAPTERS.forEach(name -> {
            behave(rig.adapter(name), Manner.TAKES, 0);
            command(rig, name, Action.RESET);
        });
    }

    private static void assertOrdered(ScriptedAdapter adapter) {
        KEYS.forEach(key -> assertThat(firstTime(adapter, key))
                .as("%s of %s", key, adapter.name())
                .isSorted());
    }

    private void step(DeliveryRig rig, Random random) {
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> behave(anAdapter(rig, random), Manner.TAKES, random.nextInt(3) * 5L);
            case 3, 4 -> behave(anAdapter(rig, random), aManner(random), 0);
            case 5 -> {
                var every = 2 + random.nextInt(4);
                anAdapter(rig, random).refuses = it -> it.event().sequence() % every == 0;
            }
            case 6, 7 -> rig.say(aDocument(random));
            case 8 -> command(rig, ADAPTERS.get(random.nextInt(ADAPTERS.size())), anAction(random));
            default -> burst(rig, random);
        }
    }

    private static void behave(ScriptedAdapter adapter, Manner manner, long latencyMs) {
        adapter.manner = manner;
        adapter.latencyMs = latencyMs;
        adapter.refuses = delivery -> false;
    }

    /** A breaker that is forced is reset soon, or it would decide the whole afternoon. */
    private static Action anAction(Random random) {
        return random.nextInt(2) == 0 ? Action.RESET : random.nextInt(2) == 0 ? Action.OPEN : Action.CLOSE;
    }

    private static void command(DeliveryRig rig, String adapter, Action action) {
        await(LiveTraffic.of(rig.vertx).command(new BreakerCommand(adapter, action, "test", "because")));
    }

    private static ScriptedAdapter anAdapter(DeliveryRig rig, Random random) {
        return rig.adapter(ADAPTERS.get(random.nextInt(ADAPTERS.size())));
    }

    private static Manner aManner(Random random) {
        return MANNERS.get(random.nextInt(MANNERS.size()));
    }

    private static String aDocument(Random random) {
        return DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
    }

    /** Events that don't wait for each other. */
    private void burst(DeliveryRig rig, Random random) {
        var writer = EventWriter.of(rig.vertx);
        var writes = new ArrayList<Future<WriteResult>>();
        for (var i = 1 + random.nextInt(20); i > 0; i--) {
            var event = DeliveryRig.event(KEYS.get(random.nextInt(KEYS.size())));
            writes.add(random.nextInt(4) == 0 ? writer.writeDurably(event) : writer.write(event));
        }
        for (var write : writes) {
            if (await(write) instanceof Accepted one) {
                accepted.add(one);
            }
        }
    }

    private List<Long> missing(ScriptedAdapter adapter) {
        var owed = new TreeSet<Long>();
        for (var one : accepted) {
            if (one.adapters().contains(adapter.name()) || one.waiting().contains(adapter.name())) {
                owed.add(one.event().sequence());
            }
        }
        adapter.sequences().forEach(owed::remove);
        return List.copyOf(owed);
    }

    /** A restart may deliver again what was delivered; that is no disorder. */
    private static List<Long> firstTime(ScriptedAdapter adapter, String key) {
        return adapter.sequences(key).stream().distinct().toList();
    }
}
