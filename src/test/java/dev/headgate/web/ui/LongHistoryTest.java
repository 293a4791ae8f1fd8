package dev.headgate.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.live.LiveConfig;
import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A comparison reads a bounded part of the log. */
class LongHistoryTest {
    private static final int AT_ONCE = 50;

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    /** Revisions 2 to 1,002; a few at a time, since no turn of the gateway may hold up its loop. */
    @BeforeAll
    static void aThousandEdits() {
        for (var first = 1; first <= 1_001; first += AT_ONCE) {
            var live = LiveConfig.of(GATEWAY.vertx());
            RunningGateway.await(Future.all(IntStream.rangeClosed(first, Math.min(first + AT_ONCE - 1, 1_001))
                    .mapToObj(number -> live.updateCategoryPercentage(
                            "performance", BigDecimal.valueOf(number, 3), "step " + number))
                    .toList()));
        }
    }

    @Test
    void aThousandRevisionsAreCompared() {
        var page = compare(2, 1_002);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().toString()).contains("0.001\u00a0%", "1.001\u00a0%", "step 1001");
    }

    @Test
    void moreThanThatIsSaidInPlaceOfAComparison() {
        var page = compare(1, 1_002);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body().toString())
                .contains("1001 revisions lie between these two; at most 1000 can be compared.")
                .doesNotContain("<table");
    }

    private static Answer compare(long from, long to) {
        return GATEWAY.get("/history/compare?from=" + from + "&to=" + to).send();
    }
}
