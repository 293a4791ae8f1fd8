package dev.headgate;

import static dev.headgate.web.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NoWarningsTest {
    @Test
    void aWarningOfTheCheckerFailsTheTest() {
        LoggerFactory.getLogger(BlockedThreadChecker.LOGGER_NAME).warn("Thread x has been blocked for 2001 ms");

        assertThatThrownBy(() -> NoWarnings.check()).hasMessageContaining("blocked for 2001 ms");
    }

    @Test
    void anExceptionThatNobodyHandlesFailsTheTest() {
        var vertx = Vertx.vertx();
        vertx.runOnContext(turn -> {
            throw new IllegalStateException("thrown on purpose");
        });
        await(vertx.close());

        assertThatThrownBy(() -> NoWarnings.check()).hasMessageContaining("thrown on purpose");
    }
}
