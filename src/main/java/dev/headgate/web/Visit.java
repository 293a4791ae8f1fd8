package dev.headgate.web;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection, and since when it owes what. It asks requests how far they are, and so takes no handler of theirs. */
final class Visit {
    /** More than an HTTP/2 connection may have open at once, so that forgetting those which are over pays. */
    private static final int MANY = 256;

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Channel channel;
    private final List<Running> running = new ArrayList<>(1);
    private @Nullable HttpConnection connection;
    /** Nothing has been running since then; of no meaning while something does. */
    private long since;

    private boolean leaving;

    /** @param since its head was complete */
    private record Running(HttpServerRequest request, long since) {
        boolean isOver() {
            var response = request.response();
            return response.closed() || (response.ended() && request.isEnded());
        }

        /** It has become a WebSocket: nothing that is owed here. */
        boolean isUpgraded() {
            return request.response().getStatusCode() == SWITCHING_PROTOCOLS;
        }

        boolean owesBody(long now, long limit) {
            return !request.isEnded() && now - since > limit;
        }
    }

    Visit(Channel channel, long since) {
        this.channel = channel;
        this.since = since;
    }

    void begun(HttpServerRequest request, long now) {
        connection = request.connection();
        if (request.version() != HttpVersion.HTTP_2) {
            running.clear(); // the one before is over, or this one would have to wait
        } else if (running.size() >= MANY) {
            running.removeIf(Running::isOver);
        }
        running.add(new Running(request, now));
    }

    /** Gives up what is late, and says how much that was. */
    int expire(long now, long limit, Consumer<HttpServerRequest> late) {
        if (running.stream().anyMatch(Running::isUpgraded)) {
            return 0;
        }
        var busy = !running.isEmpty();
        running.removeIf(Running::isOver);
        if (busy && running.isEmpty()) {
            since = now;
        }
        if (running.isEmpty()) {
            return now - since > limit ? leave(now) : 0;
        }
        var owing = running.stream().filter(it -> it.owesBody(now, limit)).toList();
        owing.forEach(it -> late.accept(it.request));
        running.removeAll(owing);
        return owing.size();
    }

    /** In good form first, after what is still on its way out; who doesn't take that in as long again is cut off. */
    private int leave(long now) {
        if (leaving || connection == null) {
            var unused = channel.close(); // whoever waits for it listens to the channel
            return leaving ? 0 : 1;
        }
        leaving = true;
        since = now;
        connection.close();
        return 1;
    }
}
