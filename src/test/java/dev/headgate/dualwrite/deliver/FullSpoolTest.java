package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.deliver.EventStore.Depth;
import dev.headgate.dualwrite.deliver.ScriptedAdapter.Manner;
import dev.headgate.dualwrite.observe.AdapterReading;
import dev.headgate.dualwrite.observe.LiveTraffic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spool for ten events. */
class FullSpoolTest {
    private static final int ROOM = 10;
    private static final String PATIENT =
            "{'dual_write':{'circuit_breaker_enabled':false},'adapters':{'realtime':{'timeout_ms':60000}}}";

    @TempDir
    Path directory;

    private DeliveryRig rig;
    private ScriptedAdapter realtime;

    @BeforeEach
    void fill() {
        rig = DeliveryRig.start(directory, PATIENT, new Depth(ROOM, 1 << 20));
        realtime = rig.adapter("realtime");
        realtime.manner = Manner.REFUSES;
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    @Tag("E14")
    void itsOldestEventsAreGivenUpAndCountedUntilItIsEmpty() {
        var owed = write(15);
        await().until(() -> reading().givenUp() == 5);
        assertThat(reading().spoolOverflowed()).isTrue();

        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(owed.subList(5, 15)));
        await().until(() -> !reading().spoolOverflowed());
        assertThat(reading().givenUp()).isEqualTo(5);
    }

    @Test
    @Tag("E14")
    void whatIsGivenUpOnItsWayToTheAdapterIsNotLostAndNothingOvertakes() {
        var owed = overfillWhileTenAreOnTheirWay();

        realtime.manner = Manner.TAKES;
        realtime.answer();
        owed.addAll(write(1));

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(owed));
        assertThat(reading().givenUp()).isZero();
    }

    @Test
    @Tag("E14")
    void whatIsGivenUpOnItsWayToTheAdapterAndFailsIsLost() {
        var owed = overfillWhileTenAreOnTheirWay();

        realtime.refuses = delivery -> true;
        realtime.answer();
        realtime.refuses = delivery -> false;
        realtime.manner = Manner.TAKES;

        await().untilAsserted(() -> assertThat(realtime.sequences("k")).containsExactlyElementsOf(owed.subList(5, 15)));
        await().until(() -> reading().givenUp() == 5);
    }

    /** All that is owed; the last five are in the place of the first five, which are on their way. */
    private List<Long> overfillWhileTenAreOnTheirWay() {
        var owed = write(ROOM);
        await().until(() -> reading().spoolEvents() == ROOM);
        realtime.manner = Manner.HANGS;
        await().until(realtime::isHanging);
        owed.addAll(write(5));
        await().until(() -> reading().spoolOverflowed());
        return owed;
    }

    private List<Long> write(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> rig.write("k").event().sequence())
                .toList());
    }

    private AdapterReading reading() {
        return LiveTraffic.of(rig.vertx)
                .traffic()
                .adapter("realtime")
                .orElseThrow()
                .now();
    }
}
