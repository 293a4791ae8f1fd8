package dev.headgate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.internal.threadchecker.BlockedThreadChecker;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails the test during which Vert.x warned that a thread was blocked, or that an exception was thrown on an event loop and
 * handled by nobody. Registered for all tests.
 */
public final class NoWarnings implements BeforeAllCallback, AfterEachCallback {
    /** Where Vert.x says what nobody handled. */
    private static final String CONTEXTS = "io.vertx.core.impl.ContextImpl";

    private static final Warnings WARNINGS = new Warnings();

    /** What was said since the last test ended. */
    private static final class Warnings extends AppenderBase<ILoggingEvent> {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            heard.add(event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
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
            for (var name : List.of(BlockedThreadChecker.LOGGER_NAME, CONTEXTS)) {
                ((Logger) LoggerFactory.getLogger(name)).addAppender(WARNINGS);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check();
    }

    static void check() {
        assertThat(WARNINGS.take()).as("warnings of Vert.x").isEmpty();
    }
}
