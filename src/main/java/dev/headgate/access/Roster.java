package dev.headgate.access;

import io.vertx.core.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory as it is now, one volatile read away. Every change goes to the store first and is read back from there,
 * so this process, the command line and a restart see the same.
 */
final class Roster {
    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    private final AccessStore store;
    private volatile Directory directory = Directory.EMPTY;

    Roster(AccessStore store) {
        this.store = store;
    }

    Directory now() {
        return directory;
    }

    /** Writes, and completes when what was written counts. */
    <T> Future<T> write(Function<AccessStore, Future<T>> step) {
        return step.apply(store).compose(written -> reload().map(written));
    }

    Future<Void> reload() {
        return store.load().map(Directory::of).map(read -> {
            take(read);
            return null;
        });
    }

    /** Answers may overtake each other on their way to different event loops: an older one changes nothing. */
    private synchronized void take(Directory read) {
        if (read.version() >= directory.version()) {
            directory = read;
        }
    }

    /** Takes over what another process has written. */
    void poll() {
        store.version()
                .compose(version -> version == now().version() ? Future.succeededFuture() : reload())
                .onFailure(cause -> LOG.atWarn()
                        .addKeyValue("detail", cause.getMessage())
                        .log("users and tokens can't be read; those known stay"));
    }
}
