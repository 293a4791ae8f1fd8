package dev.headgate;

import dev.headgate.state.StartRefusedException;
import dev.headgate.store.StoreUnusableException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;

/** Runs the gateway alone. */
public final class Main {
    /** {@code EX_CONFIG} of sysexits.h: what was given can't be used; starting again won't help. */
    private static final int UNUSABLE = 78;

    private static final int FAULT = 1;

    private Main() {}

    public static void main(String[] arguments) {
        var loops = Math.max(2, Runtime.getRuntime().availableProcessors());
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops));
        Bootstrap.read(vertx, List.of(arguments))
                .compose(bootstrap -> {
                    var gateway = new GatewayVerticle(bootstrap);
                    return vertx.deployVerticle(gateway).map(id -> {
                        var host = bootstrap.http().host();
                        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + gateway.port();
                    });
                })
                .onSuccess(address -> System.out.println("Headgate listening on " + address))
                .onFailure(Main::refuse);
    }

    /** Halts rather than exits: nothing of the half-started gateway is worth waiting for. */
    private static void refuse(Throwable cause) {
        System.err.println("Headgate can't start: " + cause.getMessage());
        if (cause instanceof StartRefusedException refused) {
            refused.problems().forEach(problem -> System.err.println("  " + problem));
        }
        var expected = cause instanceof StartRefusedException || cause instanceof StoreUnusableException;
        Runtime.getRuntime().halt(expected ? UNUSABLE : FAULT);
    }
}
