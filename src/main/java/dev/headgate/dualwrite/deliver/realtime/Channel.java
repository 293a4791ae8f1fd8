package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stays on one channel: whenever a {@link Connection} ends, it waits a little longer than the last time and opens another. */
final class Channel implements Adapter.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Channel.class);
    private static final int[] BACK_OFF_S = {1, 2, 5, 10};
    /** No plan allows a larger payload. */
    private static final int LARGEST_FRAME = 4 * 1024 * 1024;

    private final Vertx vertx;
    private final RealtimeSettings settings;
    private final Endpoint endpoint;
    private final Consumer<String> received;
    private final WebSocketClient client;

    private volatile AdapterStatus status;
    private @Nullable Connection connection;
    private int attempts;
    private long timer = -1;
    private boolean closed;

    private Channel(Vertx vertx, RealtimeSettings settings, Endpoint endpoint, Consumer<String> received) {
        this.vertx = vertx;
        this.settings = settings;
        this.endpoint = endpoint;
        this.received = received;
        this.status = connecting("connecting to " + endpoint);
        var patience = settings.timeout().toMillis();
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setConnectTimeout((int) Math.min(Integer.MAX_VALUE, patience))
                .setMaxFrameSize(LARGEST_FRAME)
                .setMaxMessageSize(LARGEST_FRAME)
                // an answered heartbeat is read in between, so this ends only what has ended here long before
                .setReadIdleTimeout((int) Math.min(
                        Integer.MAX_VALUE, patience + 3 * settings.heartbeat().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setClosingTimeout(1));
    }

    /** Starts to join, on the calling context. */
    static Channel open(Vertx vertx, RealtimeSettings settings, Endpoint endpoint, Consumer<String> received) {
        var channel = new Channel(vertx, settings, endpoint, received);
        channel.attempt();
        return channel;
    }

    AdapterStatus status() {
        return status;
    }

    @Override
    public boolean isConnected() {
        return status.isReady();
    }

    /** Sends one event to all others on the channel; fails while it isn't joined. */
    Future<Reply> broadcast(String payload) {
        return connection == null || !isConnected()
                ? Future.failedFuture("not joined: " + status.detail())
                : connection.broadcast(payload);
    }

    @Override
    public Future<Void> close() {
        closed = true;
        vertx.cancelTimer(timer);
        if (connection != null) {
            connection.end("the adapter is closed");
        }
        status = connecting("closed");
        return client.close();
    }

    private void attempt() {
        var opening = new Connection(vertx, settings, endpoint, received);
        connection = opening;
        opening.ended().onSuccess(this::lost);
        opening.open(client).onSuccess(joined -> joined());
    }

    private void joined() {
        attempts = 0;
        status = AdapterStatus.ready(0);
        LOG.atInfo().addKeyValue("topic", settings.topic()).log("joined the realtime channel");
    }

    private void lost(String why) {
        if (closed) {
            return;
        }
        var wait = BACK_OFF_S[Math.min(attempts++, BACK_OFF_S.length - 1)];
        status = connecting(why + "; next attempt within " + wait + " s");
        LOG.atWarn()
                .addKeyValue("topic", settings.topic())
                .addKeyValue("reason", why)
                .addKeyValue("wait_s", wait)
                .log("not on the realtime channel");
        timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(wait), due -> attempt());
    }

    private static AdapterStatus connecting(String detail) {
        return AdapterStatus.of(AdapterStatus.State.CONNECTING, detail);
    }
}
