package dev.headgate.dualwrite.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.dualwrite.Route.Reason;
import dev.headgate.dualwrite.deliver.sink.SinkAdapter;
import dev.headgate.dualwrite.parity.Counts;
import dev.headgate.dualwrite.parity.LiveParity;
import dev.headgate.dualwrite.parity.Mismatch;
import dev.headgate.dualwrite.parity.Severity;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters that lie: they say that they delivered, and readers see something else. The other adapter is always sound. */
class WitnessedDeliveryTest {
    private static final String WINDOW = "'parity':{'window_s':5},'dual_write':{'circuit_breaker_enabled':false}";
    private static final int EVENTS = 40;

    @TempDir
    Path directory;

    private DeliveryRig rig;

    @BeforeEach
    void start() {
        rig = DeliveryRig.start(
                directory, "{" + WINDOW + "}", (vertx, settings) -> new SinkAdapter(vertx, settings, new Random(1)));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whatComesOutAsItWentInIsConfirmed() {
        write();

        awaitCount("realtime", Counts::confirmed, EVENTS);
        awaitCount("websocket", Counts::confirmed, EVENTS);
        assertThat(count("realtime", Counts::mismatched)).isZero();
    }

    @Test
    @Tag("E8")
    void aCorruptingAdapterIsFoundOut() {
        lie("corrupt_rate");

        write();

        awaitTheOtherIsSound();
        awaitCount("realtime", Counts::mismatched, EVENTS);
        assertThat(LiveParity.of(rig.vertx()).view().mismatches())
                .isNotEmpty()
                .allSatisfy(mismatch -> {
                    assertThat(mismatch.adapter()).contains("realtime");
                    assertThat(mismatch.severity()).isEqualTo(Severity.LOW);
                    assertThat(mismatch.expected()).isNotEqualTo(mismatch.actual());
                })
                .extracting(Mismatch::category)
                .containsOnly("system");
    }

    @Test
    @Tag("E9")
    void aDroppingAdapterIsFoundOutWithinTheWindow() {
        lie("drop_rate");

        write();

        awaitTheOtherIsSound();
        awaitCount("realtime", Counts::missing, EVENTS);
    }

    @Test
    @Tag("E10")
    void aDuplicatingAdapterIsFoundOut() {
        lie("duplicate_rate");

        write();

        awaitTheOtherIsSound();
        awaitCount("realtime", Counts::duplicated, EVENTS);
    }

    @Test
    @Tag("E11")
    void aReorderingAdapterIsFoundOut() {
        rig.say("{" + WINDOW + ",'adapters':{'realtime':{'reorder_rate':1,'latency_ms':200}}}");

        write();

        awaitTheOtherIsSound();
        awaitCount("realtime", Counts::reordered, 1);
    }

    @Test
    @Tag("E8")
    void anAdapterThatCorruptsMoreThanATenthIsLeftAside() {
        rig.say("{'parity':{'window_s':5},'adapters':{'realtime':{'corrupt_rate':1}}}");

        await().until(() -> rig.write("k").reason() == Reason.BREAKER_OPEN);
    }

    private void lie(String rate) {
        rig.say("{" + WINDOW + ",'adapters':{'realtime':{'" + rate + "':1}}}");
    }

    private void write() {
        for (var i = 0; i < EVENTS; i++) {
            rig.write("order-" + i % 3);
        }
    }

    private void awaitTheOtherIsSound() {
        awaitCount("websocket", Counts::confirmed, EVENTS);
    }

    private void awaitCount(String adapter, ToLongFunction<Counts> figure, long least) {
        await().until(() -> count(adapter, figure) >= least);
    }

    private long count(String adapter, ToLongFunction<Counts> figure) {
        return LiveParity.of(rig.vertx()).view().rows().stream()
                .filter(row -> row.adapter().filter(adapter::equals).isPresent())
                .mapToLong(row -> figure.applyAsLong(row.counts()))
                .sum();
    }
}
