package dev.headgate.dualwrite.deliver;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/**
 * One delivery path: a port. Everything in it is called on one event loop, that of the verticle which delivers; its futures
 * may complete on any thread.
 */
public interface Adapter {
    /** The name that it is declared by, such as {@code realtime}. */
    String name();

    /**
     * Delivers in order, and completes with one outcome for each delivery, at its index. After a delivery that is still
     * {@link Outcome#isOwed owed}, none of the same key is delivered in this batch. No two batches that are under way share a
     * key. Whoever calls waits only so long, and takes what comes later for failed; a failed future is the same.
     */
    Future<List<Outcome>> deliver(List<Delivery> batch);

    /** Whether it has what it needs to take events. If not, it is left out of routes, and it is no error of it. */
    default boolean isConfigured() {
        return true;
    }

    /** How it is connected now. */
    AdapterStatus status();

    /**
     * Subscribes as a client of this path does, by a connection of its own, and hands on the text of every event that comes
     * out: this is how the gateway sees what readers see. It reconnects by itself until it is closed.
     */
    Subscription subscribe(Consumer<String> received);

    /** Lets go of connections. What is under way fails. */
    Future<Void> close();

    /** A client's side of an adapter. */
    interface Subscription {
        /** Whether it would hear an event now. */
        boolean isConnected();

        Future<Void> close();

        /** Hears nothing, for there is nothing to hear. */
        static Subscription deaf() {
            return new Subscription() {
                @Override
                public boolean isConnected() {
                    return false;
                }

                @Override
                public Future<Void> close() {
                    return Future.succeededFuture();
                }
            };
        }
    }
}
