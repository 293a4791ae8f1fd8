package dev.headgate.web.access;

import dev.headgate.access.Caller;
import dev.headgate.web.problem.ProblemDetail;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who sent the request that is being answered. */
public final class Callers {
    private static final String CALLER = "headgate.caller";
    private static final String STILL = "headgate.still";

    private Callers() {}

    /** @param still whether they would be let in again, for as long as an answer goes on */
    static void identify(RoutingContext context, Caller caller, BooleanSupplier still) {
        context.put(CALLER, caller);
        context.put(STILL, still);
    }

    /**
     * Who asks.
     *
     * @throws IllegalStateException on a path that is open to everybody
     */
    public static Caller of(RoutingContext context) {
        return find(context).orElseThrow(() -> new IllegalStateException("nobody has been identified here"));
    }

    /** Who asks; empty on a path that is open to everybody, for somebody who showed nothing. */
    public static Optional<Caller> find(RoutingContext context) {
        return Optional.ofNullable(context.<Caller>get(CALLER));
    }

    /** Whether the caller would still be let in: asked while a stream goes on. */
    public static BooleanSupplier still(RoutingContext context) {
        return Optional.ofNullable(context.<BooleanSupplier>get(STILL)).orElse(() -> true);
    }

    /** Refuses what lies outside a token's scope. */
    public static ProblemDetail outside(Caller caller) {
        return ProblemDetail.of(403, caller.name() + " is for " + caller.scope() + " only");
    }
}
