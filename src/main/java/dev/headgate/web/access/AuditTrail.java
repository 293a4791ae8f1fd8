package dev.headgate.web.access;

import dev.headgate.access.Audit;
import dev.headgate.access.Caller;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * Notes each write that was refused for who sent it: by status, whichever handler refused it. Mount it before all that
 * may refuse. Reads aren't noted, except by those who refuse a sign-in that comes back from an identity provider.
 */
public final class AuditTrail implements Handler<RoutingContext> {
    private static final Set<Integer> REFUSED = Set.of(401, 403, 429);

    private static final String WHY = "headgate.refused";

    private final Audit audit;

    public AuditTrail(Audit audit) {
        this.audit = audit;
    }

    /** Says why a page refuses what was asked, where no problem document does. */
    public static void because(RoutingContext context, String why) {
        context.put(WHY, why);
    }

    @Override
    public void handle(RoutingContext context) {
        if (!Requirement.isRead(context.request().method())) {
            context.addEndHandler(ended -> note(context));
        }
        context.next();
    }

    private void note(RoutingContext context) {
        var request = context.request();
        if (REFUSED.contains(context.response().getStatusCode())) {
            audit.refused(
                    Callers.find(context).map(Caller::name).orElse("nobody"),
                    request.method() + " " + context.normalizedPath(),
                    address(context),
                    Optional.ofNullable(context.<String>get(WHY))
                            .or(() -> ProblemDetail.sent(context).map(ProblemDetail::detail))
                            .orElse("refused"));
        }
    }

    /** Of the connection: what a header says about it could be anybody's invention. */
    public static String address(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }
}
