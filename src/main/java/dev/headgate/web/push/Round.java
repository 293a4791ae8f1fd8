package dev.headgate.web.push;

import io.vertx.core.Vertx;
import java.util.List;

/**
 * One visit to every connection, a slice at a time: 10,000 writes take a tenth of a second, and whoever else uses the
 * event loop gets a turn in between.
 */
final class Round {
    private static final int SLICE = 512;

    private final Vertx vertx;
    private final List<Connection> connections;
    private final Runnable done;

    Round(Vertx vertx, List<Connection> connections, Runnable done) {
        this.vertx = vertx;
        this.connections = connections;
        this.done = done;
    }

    void run() {
        visit(0);
    }

    private void visit(int from) {
        var to = Math.min(from + SLICE, connections.size());
        connections.subList(from, to).forEach(Connection::flush);
        if (to == connections.size()) {
            done.run();
        } else {
            vertx.runOnContext(turn -> visit(to));
        }
    }
}
