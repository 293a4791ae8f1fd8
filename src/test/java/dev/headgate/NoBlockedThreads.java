package dev.headgate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails the test during which Vert.x warned that a thread was blocked. Registered for all tests. */
public final class NoBlockedThreads implements BeforeAllCallback, AfterEachCallback {
    private static final Warnings WARNINGS = new Warnings();

    /** What the checker has said since the last test ended. */
    private static final class Warnings extends AppenderBase<ILoggingEvent> {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event.getFormattedMessage());
        }

        List<String> take() {
            var taken = List.copyOf(heard);
            heard.clear();
            return taken;
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!WARNINGS.isStarted()) {
            WARNINGS.start();
            ((Logger) LoggerFactory.getLogger(BlockedThreadChecker.LOGGER_NAME)).addAppender(WARNINGS);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check();
    }

    static void check() {
        assertThat(WARNINGS.take()).as("threads that were blocked").isEmpty();
    }
}
