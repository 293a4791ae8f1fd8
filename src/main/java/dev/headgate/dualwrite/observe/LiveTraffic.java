package dev.headgate.dualwrite.observe;

import dev.headgate.dualwrite.health.BreakerAnswer;
import dev.headgate.dualwrite.health.BreakerCommand;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;

/** The data plane as others see it: one volatile read away, from any thread, and at most a second old. */
public final class LiveTraffic implements Shareable {
    private final Vertx vertx;
    private volatile Traffic traffic = Traffic.NONE;

    private LiveTraffic(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The one of this Vert.x instance. Look it up once and keep it. */
    public static LiveTraffic of(Vertx vertx) {
        return vertx.sharedData()
                .<String, LiveTraffic>getLocalMap("headgate.live")
                .computeIfAbsent("traffic", key -> new LiveTraffic(vertx));
    }

    /** The newest snapshot; {@link Traffic#NONE} before the first second of delivery. */
    public Traffic traffic() {
        return traffic;
    }

    /** Moves a breaker by hand. Fails when nothing delivers. */
    public Future<BreakerAnswer> command(BreakerCommand command) {
        return vertx.eventBus()
                .<BreakerAnswer>request(BreakerCommand.ADDRESS, command)
                .map(reply -> reply.body());
    }

    void show(Traffic newer) {
        traffic = newer;
    }
}
