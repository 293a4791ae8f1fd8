package dev.headgate.live;

import dev.headgate.config.Snapshot;
import dev.headgate.config.SourceStatus;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * The writing side of {@link LiveConfig}, for the one verticle that owns the configuration. What it shows is visible to
 * every reader of this JVM before it is announced on the bus: whoever is told of a revision can read it.
 */
public final class Publisher {
    private final Vertx vertx;
    private final LiveConfig live;

    public Publisher(Vertx vertx) {
        this.vertx = vertx;
        this.live = LiveConfig.of(vertx);
    }

    /** Shows a document without announcing it: at start, or when only origins moved. */
    public void show(Snapshot snapshot) {
        live.show(snapshot);
    }

    public void changed(ConfigChanged change) {
        live.show(change.snapshot());
        vertx.eventBus().publish(Addresses.CHANGED, change);
    }

    /** Announces one source's new status; {@code all} has it in its place. */
    public void sourceChanged(List<SourceStatus> all, SourceStatus status) {
        live.show(all);
        vertx.eventBus().publish(Addresses.SOURCE, new SourceChanged(status));
    }

    public void sources(List<SourceStatus> all) {
        live.show(all);
    }

    /** Announces whether the store takes writes, when that is news. */
    public void store(StoreStatus status) {
        if (!status.equals(live.store())) {
            live.show(status);
            vertx.eventBus().publish(Addresses.STORE, status);
        }
    }
}
