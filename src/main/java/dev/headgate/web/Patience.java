package dev.headgate.web;

import io.micrometer.core.instrument.Counter;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Closes the connections of one event loop that take too long, however busy they look: a request's head has one limit
 * from connecting or from the last answer on, its body has the same from the head on. What is being answered, an event
 * stream for one, may take as long as it likes.
 *
 * <p>One sweep looks at all of them, so that a connection costs no timer.
 */
final class Patience {
    private static final AttributeKey<Visit> VISIT = AttributeKey.valueOf(Patience.class, "visit");

    private final Set<Visit> visits = new HashSet<>();
    private final long limit;
    private final LongSupplier nanoTime;
    private final Consumer<HttpServerRequest> late;
    private final Counter closed;

    /**
     * Knows no connections yet.
     *
     * @param late answers a request whose body doesn't come
     * @param closed counts connections and requests that were given up
     */
    Patience(Duration limit, LongSupplier nanoTime, Consumer<HttpServerRequest> late, Counter closed) {
        this.limit = limit.toNanos();
        this.nanoTime = nanoTime;
        this.late = late;
        this.closed = closed;
    }

    /** A connection is there, with nothing said yet. */
    void accepted(Channel channel) {
        var visit = new Visit(channel, nanoTime.getAsLong());
        channel.attr(VISIT).set(visit);
        visits.add(visit);
        channel.closeFuture().addListener(gone -> visits.remove(visit));
    }

    /** A request's head is complete. */
    void begun(HttpServerRequest request) {
        var visit = Acceptance.channel(request.connection()).attr(VISIT).get();
        visit.begun(request, nanoTime.getAsLong());
    }

    /** Looks at every connection once. Closing one changes the set, hence the copy. */
    void sweep() {
        var now = nanoTime.getAsLong();
        List.copyOf(visits).forEach(visit -> closed.increment(visit.expire(now, limit, late)));
    }
}
