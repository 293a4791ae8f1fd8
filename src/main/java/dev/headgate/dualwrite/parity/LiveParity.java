package dev.headgate.dualwrite.parity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.shareddata.Shareable;

/** Parity as everybody but the loop that delivers sees it: a view of the last second, one volatile read away. */
public final class LiveParity implements Shareable {
    private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

    private final Vertx vertx;
    private volatile ParityView view = ParityView.NOTHING;

    private LiveParity(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The one of this Vert.x instance. Look it up once and keep it. */
    public static LiveParity of(Vertx vertx) {
        return vertx.sharedData()
                .<String, LiveParity>getLocalMap("headgate.live")
                .computeIfAbsent("parity", key -> new LiveParity(vertx));
    }

    public ParityView view() {
        return view;
    }

    /** Asks to send events once more. */
    public Future<ReplayResult> replay(ReplayEvents request) {
        return vertx.eventBus()
                .<ReplayResult>request(ReplayEvents.ADDRESS, request, LOCAL)
                .map(reply -> reply.body());
    }

    void show(ParityView newer) {
        view = newer;
    }
}
