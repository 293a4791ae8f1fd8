package dev.headgate.web.people;

import dev.headgate.access.Access;
import dev.headgate.access.Caller;
import dev.headgate.access.Caller.Credential;
import dev.headgate.web.access.Callers;
import dev.headgate.web.access.HostCookie;
import dev.headgate.web.ui.Console;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** How a browser is given its new session, whichever way its owner came in. */
record Admission(Access access, HostCookie cookie) {
    /** The session that this browser had before ends: somebody else may know its key. */
    void welcome(RoutingContext context, String session, String next) {
        var before = Callers.find(context).map(Caller::credential);
        var ended = before.isPresent() && before.get() instanceof Credential.OfSession old
                ? access.sessions().end(old)
                : Future.<Void>succeededFuture();
        ended.onSuccess(done -> {
                    cookie.set(context, session);
                    Console.see(context, next);
                })
                .onFailure(context::fail);
    }
}
