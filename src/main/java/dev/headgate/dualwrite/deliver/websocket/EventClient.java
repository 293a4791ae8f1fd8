package dev.headgate.dualwrite.deliver.websocket;

import dev.headgate.dualwrite.deliver.Delivery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client, and what waits for it: beside what the socket has in its own hands, at most so many events. Whoever is slower
 * is closed rather than conflated, since each event counts; it comes back and knows that it has missed some.
 */
final class EventClient {
    private static final Logger LOG = LoggerFactory.getLogger(EventClient.class);
    /** Codes of RFC 6455 and its registry: policy violation, going away, try again later. */
    private static final short SHUT_OUT = 1008;

    private static final short LEAVING = 1001;
    private static final short TOO_SLOW = 1013;

    private final ServerWebSocket socket;
    private final Predicate<String> wanted;
    private final BooleanSupplier still;
    private final EventClients all;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Promise<Void> gone = Promise.promise();
    private boolean heard = true;

    EventClient(ServerWebSocket socket, Predicate<String> wanted, BooleanSupplier still, EventClients all) {
        this.socket = socket;
        this.wanted = wanted;
        this.still = still;
        this.all = all;
        socket.frameHandler(frame -> heard = true);
        socket.drainHandler(drained -> drain());
        socket.closeHandler(closed -> gone.tryComplete());
    }

    Future<Void> gone() {
        return gone.future();
    }

    void offer(Delivery delivery) {
        if (gone.future().isComplete() || !wanted.test(delivery.category())) {
            return;
        }
        if (waiting.size() >= all.queue()) {
            shed();
        } else {
            waiting.add(delivery.frame().text());
            drain();
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && !socket.isClosed() && !socket.writeQueueFull()) {
            // one frame whatever its size; whether it got there is known by the socket's end
            var unused = socket.writeFinalTextFrame(waiting.remove());
        }
    }

    private void shed() {
        var missed = waiting.size() + 1;
        all.lost(missed);
        LOG.atWarn()
                .addKeyValue("client", socket.remoteAddress())
                .addKeyValue("events", missed)
                .log("an event client is too slow");
        close(TOO_SLOW, "too slow");
    }

    void closeIfShutOut() {
        if (!still.getAsBoolean()) {
            close(SHUT_OUT, "no longer let in");
        }
    }

    /** Whoever has said nothing since the last ping isn't there any more, whatever TCP says. */
    void ping() {
        if (heard) {
            heard = false;
            var unused = socket.writePing(Buffer.buffer());
        } else {
            close(LEAVING, "no answer to a ping");
        }
    }

    void closeAsWeLeave() {
        close(LEAVING, "the gateway stops");
    }

    /**
     * It is gone for us at once. The closing frame comes behind what the socket still holds; one who takes neither and says
     * nothing is cut off by the server's idle time-out.
     */
    private void close(short code, String why) {
        waiting.clear();
        gone.tryComplete();
        if (!socket.isClosed()) {
            var unused = socket.close(code, why);
        }
    }
}
