package dev.headgate.web.push;

import dev.headgate.config.Snapshot;
import dev.headgate.dualwrite.health.BreakerChanged;
import dev.headgate.dualwrite.observe.SpoolChanged;
import dev.headgate.dualwrite.parity.Alert;
import dev.headgate.live.Addresses;
import dev.headgate.live.ConfigChanged;
import dev.headgate.live.LiveConfig;
import dev.headgate.live.SourceChanged;
import dev.headgate.live.StoreStatus;
import dev.headgate.store.RevisionStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * All event streams of one event loop. Everything in here happens on that loop, so nothing is locked.
 *
 * <p>Each event is rendered once for each feed. What happens within one turn of the loop leaves in one write for each
 * connection: the first event asks for a round, and the round runs after whatever is already in the loop's queue.
 */
public final class Hub {
    private static final long LONGEST_REST_MS = 200;
    /** How often it looks whether readers may still read: cheap, a look at memory for each. */
    private static final long ADMITTED_MS = 1_000;

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final LiveConfig live;
    private final RevisionStore store;
    private final StreamLimits limits;
    private final StreamMetrics metrics;
    private final LongSupplier nanoTime;

    private final Feeds feeds = new Feeds();
    private final Set<Connection> connections = new LinkedHashSet<>();
    /** Readers that another loop's hub told of a revision before this one heard of it. */
    private final List<Early> early = new ArrayList<>();
    /** When the revisions that no finished round has carried yet were committed. */
    private final List<Long> commits = new ArrayList<>();
    /** As of the last announcement to this hub, which its feeds have in them. What is live may be newer. */
    private Snapshot current;

    private boolean roundAsked;
    /** Until when the event loop has a rest from the last round. */
    private long restUntil;

    private long restTimer = NO_TIMER;

    private Hub(
            Vertx vertx,
            LiveConfig live,
            RevisionStore store,
            StreamLimits limits,
            StreamMetrics metrics,
            LongSupplier nanoTime) {
        this.vertx = vertx;
        this.live = live;
        this.store = store;
        this.limits = limits;
        this.metrics = metrics;
        this.nanoTime = nanoTime;
        this.current = live.snapshot();
    }

    /**
     * Starts a hub on the calling context, a verticle's; its timers and subscriptions end with it.
     *
     * @param nanoTime {@link System#nanoTime} or a test's clock
     * @throws IllegalStateException before the gateway serves a document
     */
    public static Hub start(
            Vertx vertx,
            LiveConfig live,
            RevisionStore store,
            StreamLimits limits,
            StreamMetrics metrics,
            LongSupplier nanoTime) {
        var hub = new Hub(vertx, live, store, limits, metrics, nanoTime);
        live.onChange(hub::changed);
        // after listening, so that no revision falls between; one that is in both is skipped when it is announced
        hub.current = live.snapshot();
        vertx.eventBus().<SourceChanged>localConsumer(Addresses.SOURCE, message -> hub.source(message.body()));
        vertx.eventBus().<StoreStatus>localConsumer(Addresses.STORE, message -> hub.store(message.body()));
        hub.<BreakerChanged>hear(BreakerChanged.ADDRESS, "breaker", BreakerChanged::toJson);
        hub.<SpoolChanged>hear(SpoolChanged.ADDRESS, "spool", SpoolChanged::toJson);
        hub.<Alert>hear(Alert.ADDRESS, "alert", Alert::toJson);
        vertx.setPeriodic(limits.ping().toMillis(), timer -> hub.ping(false));
        vertx.setPeriodic(StreamLimits.WATCHED.toMillis(), timer -> hub.ping(true));
        vertx.setPeriodic(Math.max(1, limits.stall().toMillis() / 8), timer -> hub.abortStalled());
        vertx.setPeriodic(ADMITTED_MS, timer -> hub.abortShutOut());
        return hub;
    }

    /**
     * Streams events in answer to a request until either side closes it.
     *
     * @param still whether the reader would still be let in: asked every second, and the stream ends when not
     * @param seen the reader's last revision; empty for a new reader
     * @return false, and nothing is written, when as many streams are open as may be
     */
    public boolean open(HttpServerRequest request, Rendering rendering, BooleanSupplier still, OptionalLong seen) {
        if (!metrics.opened(limits.streams())) {
            return false;
        }
        var feed = feeds.enter(rendering, current);
        var connection = new Connection(request, feed, still, metrics, nanoTime);
        connections.add(connection);
        request.response().closeHandler(gone -> closed(connection));
        request.response().writeHead();
        connection.forgetHeaders();
        if (rendering.isWatched()
                || seen.isEmpty()
                || seen.getAsLong() > live.snapshot().revision()) {
            connection.joinWithSnapshot();
        } else {
            resume(connection, seen.getAsLong());
        }
        return true;
    }

    /** Ends every stream without waiting for slow readers, as a server that closes would. They come back by their id. */
    public void close() {
        List.copyOf(connections).forEach(Connection::abort);
    }

    private void resume(Connection connection, long seen) {
        if (seen > current.revision()) { // a snapshot from here would take the reader back
            early.add(new Early(connection, seen));
        } else {
            new Replay(connection, store, () -> current.revision()).from(seen);
        }
    }

    private void changed(ConfigChanged change) {
        if (change.snapshot().revision() <= current.revision()) {
            return;
        }
        current = change.snapshot();
        feeds.forEach(feed -> feed.changed(change));
        if (!connections.isEmpty() && change.committedNanos() != 0) {
            commits.add(change.committedNanos());
        }
        var waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(reader -> resume(reader.connection, reader.seen));
        askForRound();
    }

    private void source(SourceChanged change) {
        var newest = live.snapshot();
        if (newest.revision() == current.revision()) { // the same values, but places may have moved
            current = newest;
        }
        feeds.forEach(feed -> feed.source(change, current));
        askForRound();
    }

    private void store(StoreStatus status) {
        feeds.forEach(feed -> feed.store(status));
        askForRound();
    }

    private <T> void hear(String address, String event, Function<T, JsonObject> json) {
        vertx.eventBus().<T>localConsumer(address, message -> {
            var happening = new Happening(event, json.apply(message.body()));
            feeds.forEach(feed -> feed.happened(happening));
            askForRound();
        });
    }

    private void ping(boolean watched) {
        if (feeds.ping(watched)) {
            askForRound();
        }
    }

    /**
     * A long round during which more came is followed by a rest as long: under load half of the loop is left to others,
     * and what comes meanwhile leaves together in the next one. Few streams make short rounds, and wait for nothing; much
     * to send ends the rest, before a reader that keeps up would find more than may be queued for it.
     */
    private void askForRound() {
        var rest = TimeUnit.NANOSECONDS.toMillis(restUntil - nanoTime.getAsLong());
        if (!roundAsked) {
            roundAsked = true;
            if (rest > 0) {
                restTimer = vertx.setTimer(Math.min(rest, LONGEST_REST_MS), timer -> startRound());
            } else {
                vertx.runOnContext(turn -> startRound());
            }
        } else if (restTimer != NO_TIMER && feeds.hasGathered()) {
            vertx.cancelTimer(restTimer);
            startRound();
        }
    }

    private void startRound() {
        restTimer = NO_TIMER;
        feeds.forEach(Feed::roundStarts);
        var carried = List.copyOf(commits);
        commits.clear();
        var start = nanoTime.getAsLong();
        new Round(vertx, List.copyOf(connections), () -> endRound(start, carried)).run();
    }

    private void endRound(long start, List<Long> carried) {
        var now = nanoTime.getAsLong();
        carried.forEach(commit -> metrics.propagated(now - commit));
        feeds.trim(connections);
        roundAsked = false;
        // what came while the round was under way has reached only the later connections
        if (connections.stream().anyMatch(Connection::isBehind)) {
            restUntil = now + (now - start);
            askForRound();
        }
    }

    private void abortStalled() {
        var nanos = limits.stall().toNanos();
        connections.stream()
                .filter(connection -> connection.stalled(nanos))
                .toList()
                .forEach(connection -> {
                    metrics.stalled();
                    connection.abort();
                });
    }

    private void abortShutOut() {
        connections.stream().filter(Connection::isShutOut).toList().forEach(connection -> {
            connection.end();
            closed(connection);
        });
    }

    private void closed(Connection connection) {
        if (connections.remove(connection)) {
            metrics.closed();
            connection.closed();
            early.removeIf(reader -> reader.connection == connection);
            feeds.leave(connection.feed());
        }
    }

    private record Early(Connection connection, long seen) {}
}
