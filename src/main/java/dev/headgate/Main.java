package dev.headgate;

import dev.headgate.state.StartRefusedException;
import dev.headgate.store.StoreUnusableException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Runs the gateway alone, or what else the command line asks for. */
public final class Main {
    /** {@code EX_CONFIG} of sysexits.h: what was given can't be used; starting again won't help. */
    static final int UNUSABLE = 78;

    private static final int FAULT = 1;

    private static final int STOP_DEADLINE_S = 5;

    /** Files are files: nothing is read from the class path by Vert.x, whose cache of it outlives a killed process. */
    private static final FileSystemOptions NO_CACHE =
            new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);

    private Main() {}

    public static void main(String[] arguments) {
        var words = List.of(arguments);
        if (!words.isEmpty() && words.get(0).equals("user")) {
            var prompt = new PasswordPrompt(Optional.ofNullable(System.console()), System.in);
            var command = new UserCommand(prompt, System.out, System.err, Clock.systemUTC());
            System.exit(command.run(words.subList(1, words.size())));
        }
        serve(words);
    }

    private static void serve(List<String> arguments) {
        var loops = Math.max(2, Runtime.getRuntime().availableProcessors());
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setFileSystemOptions(NO_CACHE));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx), "headgate-stop"));
        Bootstrap.read(vertx, arguments)
                .compose(bootstrap -> {
                    var gateway = new GatewayVerticle(bootstrap);
                    return vertx.deployVerticle(gateway).map(id -> {
                        var address = bootstrap.http().url(gateway.port());
                        gateway.setUpKey()
                                .ifPresent(key -> System.out.println("Nobody can sign in yet. Name the first admin at "
                                        + address + "/setup?key=" + key));
                        return address;
                    });
                })
                .onSuccess(address -> System.out.println("Headgate listening on " + address))
                .onFailure(Main::refuse);
    }

    /** SIGTERM: ends streams and requests, then closes the store. What takes too long is left to the next start. */
    private static void stop(Vertx vertx) {
        try {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(STOP_DEADLINE_S, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException late) {
            System.err.println("Headgate didn't stop within " + STOP_DEADLINE_S + " s; what is stored is safe");
        }
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
