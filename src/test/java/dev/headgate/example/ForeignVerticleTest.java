package dev.headgate.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.config.Pointer;
import dev.headgate.live.LiveConfig;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A verticle of somebody else's, deployed beside the gateway: it routes by the flags and hears of each change. */
class ForeignVerticleTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    /** Sends events where the configuration says, and keeps what it last heard. */
    static final class Sender extends VerticleBase {
        private volatile BigDecimal heard = BigDecimal.ZERO;

        @Override
        public Future<?> start() {
            var live = LiveConfig.of(vertx);
            live.onChange(
                    Pointer.of("dual_write", "categories", "critical"),
                    change -> heard = live.dualWrite().percentage("critical"));
            return Future.succeededFuture();
        }

        /** The adapters that an event about this order goes to. */
        List<String> send(String order) {
            return LiveConfig.of(vertx).route("critical", order).adapters();
        }
    }

    @Test
    void aForeignVerticleReactsToAnEditAtOnce() {
        var sender = new Sender();
        RunningGateway.await(GATEWAY.vertx().deployVerticle(sender));
        assertThat(sender.send("order-1")).containsExactly("websocket", "realtime");

        GATEWAY.edit("/dual_write/categories/critical/percentage", 10).send();

        // bucket 10446 of 100000 is order-1's: just outside of 10 %
        assertThat(sender.send("order-1")).containsExactly("websocket");
        await().untilAsserted(() -> assertThat(sender.heard).isEqualByComparingTo("10"));
    }
}
