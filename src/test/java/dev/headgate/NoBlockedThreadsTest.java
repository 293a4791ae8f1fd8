package dev.headgate;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class NoBlockedThreadsTest {
    @Test
    void aWarningOfTheCheckerFailsTheTest() {
        LoggerFactory.getLogger(BlockedThreadChecker.LOGGER_NAME).warn("Thread x has been blocked for 2001 ms");

        assertThatThrownBy(() -> NoBlockedThreads.check()).hasMessageContaining("blocked for 2001 ms");
    }
}
