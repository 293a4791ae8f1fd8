package dev.headgate.dualwrite.deliver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Categories are those of the defaults; {@code order_placed} is of {@code system}, which goes to both adapters. */
abstract class DeliveryFixture {
    /** An open breaker probes at once, and an adapter has little time to answer. */
    static final String QUICK = "{'dual_write':{'circuit_breaker_recovery_time_s':0},"
            + "'adapters':{'websocket':{'timeout_ms':300},'realtime':{'timeout_ms':300}}}";

    @TempDir
    Path directory;

    DeliveryRig rig;
    ScriptedAdapter websocket;
    ScriptedAdapter realtime;

    @BeforeEach
    void start() {
        rig = DeliveryRig.start(directory, QUICK);
        websocket = rig.adapter("websocket");
        realtime = rig.adapter("realtime");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** The sequences of so many events of a key. */
    List<Long> write(int count, String key) {
        return IntStream.range(0, count)
                .mapToObj(i -> rig.write(key).event().sequence())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
