package dev.headgate.web.people;

import dev.headgate.access.oidc.Arrival.Reason;
import dev.headgate.access.oidc.Arrival.TurnedAway;
import dev.headgate.access.oidc.SingleSignOn;
import dev.headgate.access.oidc.SingleSignOn.Departure;
import dev.headgate.access.oidc.SingleSignOn.Return;
import dev.headgate.web.access.AuditTrail;
import dev.headgate.web.access.HostCookie;
import dev.headgate.web.ui.Console;
import dev.headgate.web.view.Message;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** {@code GET /login/oidc} sends people to the identity provider, {@code GET /login/oidc/callback} takes them back. */
final class SingleSignOnPages {
    static final String PATH = "/login/oidc";
    static final String CALLBACK = PATH + "/callback";

    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER_S = "5";
    private static final Map<Reason, Integer> STATUS =
            Map.of(Reason.STALE, 400, Reason.REFUSED, 403, Reason.FAILED, 502, Reason.BUSY, UNAVAILABLE);

    private final Door door;
    private final Admission admission;
    private final SingleSignOn provider;
    private final HostCookie request;

    SingleSignOnPages(Door door, Admission admission, SingleSignOn provider) {
        this.door = door;
        this.admission = admission;
        this.provider = provider;
        this.request = new HostCookie("headgate_oidc", admission.cookie().secure());
    }

    void depart(RoutingContext context) {
        provider.depart(Fields.next(Fields.query(context, "next")), redirectUri(context))
                .onSuccess(departure -> send(context, departure))
                .onFailure(
                        absent -> draw(
                                context,
                                UNAVAILABLE,
                                "The provider does not answer. Try again in a moment; a password of this gateway's works meanwhile."));
    }

    void arrive(RoutingContext context) {
        var back = new Return(
                request.read(context).orElse(""),
                Fields.query(context, "state"),
                Fields.query(context, "code"),
                Fields.query(context, "error"));
        request.clear(context);
        provider.arrive(back, redirectUri(context), AuditTrail.address(context))
                .onSuccess(arrival -> arrival.<Runnable>fold(
                                in -> () -> admission.welcome(context, in.session(), in.next()),
                                away -> () -> refuse(context, away))
                        .run())
                .onFailure(context::fail);
    }

    private void send(RoutingContext context, Departure departure) {
        request.set(context, departure.cookie(), SingleSignOn.LIFE);
        Console.see(context, departure.page());
    }

    /** The audit trail looks at writes; signing in this way ends in a read. */
    private void refuse(RoutingContext context, TurnedAway away) {
        if (away.reason() == Reason.STALE || away.reason() == Reason.REFUSED) {
            admission.access().audit().refused(away.name(), "GET " + CALLBACK, AuditTrail.address(context), away.why());
        }
        draw(context, Optional.ofNullable(STATUS.get(away.reason())).orElseThrow(), away.why());
    }

    private void draw(RoutingContext context, int status, String why) {
        if (status == UNAVAILABLE) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S);
        }
        var title = "Not signed in with " + provider.name();
        door.draw(context, status, "access/message", new Message(title, why, "/login", "Back to sign-in"));
    }

    /** As the browser addressed this gateway; the guard has checked that it answers for that name. */
    private static String redirectUri(RoutingContext context) {
        var asked = context.request();
        return asked.scheme() + "://" + asked.authority() + CALLBACK;
    }
}
