package dev.headgate.live;

import static dev.headgate.web.RunningGateway.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.config.Pointer;
import dev.headgate.config.Problem;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The counterparts of the model's 12 tests on its ConfigManager, on a running gateway. The other 25 are in {@code
 * DualWriteModelTest}.
 */
class ConfigManagerModelTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final LiveConfig live = LiveConfig.of(GATEWAY.vertx());

    @AfterEach
    void reset() {
        await(live.resetOverrides("end of a test"));
    }

    @Test
    void startsWithTheDefaultConfiguration() {
        assertThat(live.dualWrite().categories().keySet())
                .containsExactly("critical", "performance", "user_activity", "system", "debug");
        assertThat(live.dualWrite().globalOverride()).isEmpty();
    }

    @Test
    void updatesACategorysPercentage() {
        assertThat(update("performance", "75")).isInstanceOf(EditResult.Committed.class);

        assertThat(live.dualWrite().percentage("performance")).isEqualByComparingTo("75");
    }

    @Test
    void refusesAPercentageBelowZero() {
        assertThat(problems(update("performance", "-1")))
                .extracting(Problem::toString)
                .containsExactly("/dual_write/categories/performance/percentage: expected a number from 0 to 100"
                        + " with at most 3 decimals, found -1");
    }

    @Test
    void refusesAPercentageAboveAHundred() {
        var before = live.snapshot().revision();

        assertThat(problems(update("performance", "100.001"))).hasSize(1);

        assertThat(live.snapshot().revision()).isEqualTo(before);
    }

    @Test
    void refusesThePercentageOfAnUnknownCategory() {
        assertThat(update("nobody_has_it", "10")).isInstanceOf(EditResult.Rejected.class);
    }

    @Test
    void setsTheGlobalOverrideToEitherAdapter() {
        await(live.updateGlobalOverride(Optional.of("websocket_only"), "incident"));
        assertThat(live.dualWrite().adapters("critical")).containsExactly("websocket");

        await(live.updateGlobalOverride(Optional.of("realtime_only"), "the other way"));
        assertThat(live.dualWrite().adapters("nobody_has_it")).containsExactly("realtime");
    }

    @Test
    void clearsTheGlobalOverride() {
        await(live.updateGlobalOverride(Optional.of("websocket_only"), "incident"));

        await(live.updateGlobalOverride(Optional.empty(), "over"));

        assertThat(live.dualWrite().adapters("critical")).containsExactly("websocket", "realtime");
    }

    @Test
    void refusesAGlobalOverrideToAnUndeclaredAdapter() {
        var result = await(live.updateGlobalOverride(Optional.of("kafka_only"), "typo"));

        assertThat(problems(result))
                .extracting(Problem::pointer)
                .containsExactly(Pointer.of("dual_write", "global_override"));
    }

    @Test
    void updatesAnAdaptersHealthThresholds() {
        await(live.updateAdapterHealth("realtime", new BigDecimal("0.1"), 300, "slower region"));

        var health = requireNonNull(live.dualWrite().adapterHealth().get("realtime"));
        assertThat(health.errorThreshold()).isEqualByComparingTo("0.1");
        assertThat(health.latencyThresholdMs()).isEqualTo(300);
    }

    @Test
    void callsAListenerWithTheNewSnapshot() {
        var heard = new CopyOnWriteArrayList<BigDecimal>();
        var listening = live.onChange(
                Pointer.of("dual_write", "categories", "performance"),
                change -> heard.add(change.snapshot()
                        .section(dev.headgate.dualwrite.DualWrite.class)
                        .percentage("performance")));

        update("debug", "5");
        update("performance", "60");

        await().untilAsserted(() -> assertThat(heard).containsExactly(new BigDecimal("60")));
        await(listening.unregister());
    }

    @Test
    @Tag("S9")
    void aListenerThatThrowsHarmsNoOther() {
        var heard = new CopyOnWriteArrayList<Long>();
        var throwing = live.onChange(change -> {
            throw new IllegalArgumentException("a listener's own mistake");
        });
        var listening = live.onChange(change -> heard.add(change.revision().revision()));

        update("performance", "61");
        update("performance", "62");

        var newest = live.snapshot().revision();
        await().untilAsserted(() -> assertThat(heard).containsExactly(newest - 1, newest));
        await(Future.join(List.of(listening.unregister(), throwing.unregister())));
    }

    @Test
    void serialisesTheWholeConfigurationWithItsRevision() {
        update("performance", "12.5");

        var json = new JsonObject(live.toJson().encode());

        assertThat(json.getLong("revision")).isEqualTo(live.snapshot().revision());
        var section = json.getJsonObject("config").getJsonObject("dual_write");
        assertThat(section.fieldNames())
                .containsExactly(
                        "categories",
                        "global_override",
                        "adapter_health",
                        "circuit_breaker_enabled",
                        "circuit_breaker_failure_threshold",
                        "circuit_breaker_recovery_time_s",
                        "circuit_breaker_latency_multiplier");
        assertThat(section.getJsonObject("categories")
                        .getJsonObject("performance")
                        .getDouble("percentage"))
                .isEqualTo(12.5);
    }

    private EditResult update(String category, String percentage) {
        return await(live.updateCategoryPercentage(category, new BigDecimal(percentage), "a test"));
    }

    private static List<Problem> problems(EditResult result) {
        return ((EditResult.Rejected) result).problems();
    }
}
