package dev.headgate.journey;

import dev.headgate.Bootstrap;
import dev.headgate.GatewayVerticle;
import dev.headgate.config.Revision;
import dev.headgate.store.RevisionFilter;
import dev.headgate.store.RevisionStore;
import dev.headgate.store.sqlite.SqliteRevisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A gateway whose process ends at one point: when a certain revision is durable and nobody has been told. The first
 * argument says which.
 */
final class CrashingGateway {
    private CrashingGateway() {}

    public static void main(String[] arguments) {
        var fatal = Long.parseLong(arguments[0]);
        var vertx = Vertx.vertx();
        Bootstrap.read(vertx, List.of())
                .map(bootstrap -> new GatewayVerticle(
                        bootstrap, it -> new CrashPoint(new SqliteRevisionStore(it, bootstrap.store()), fatal)))
                .compose(gateway -> vertx.deployVerticle(gateway).map(id -> gateway.port()))
                .onSuccess(port -> System.out.println("Headgate listening on http://127.0.0.1:" + port))
                .onFailure(cause -> {
                    System.err.println(cause);
                    Runtime.getRuntime().halt(1);
                });
    }

    /** A store like {@code real}, but for the moment after one commit. */
    private record CrashPoint(RevisionStore real, long fatal) implements RevisionStore {
        @Override
        public Future<Appended> append(long head, Batch batch) {
            return real.append(head, batch).onSuccess(durable -> {
                if (batch.revisions().stream().anyMatch(revision -> revision.revision() == fatal)) {
                    Runtime.getRuntime().halt(137);
                }
            });
        }

        @Override
        public Future<Recovered> open() {
            return real.open();
        }

        @Override
        public Future<Page> newest(RevisionFilter filter, int limit, long before) {
            return real.newest(filter, limit, before);
        }

        @Override
        public Future<List<Revision>> after(long after, int limit) {
            return real.after(after, limit);
        }

        @Override
        public Future<Optional<Revision>> find(long revision) {
            return real.find(revision);
        }

        @Override
        public Future<Optional<Outcome>> outcome(String key, Instant notBefore) {
            return real.outcome(key, notBefore);
        }

        @Override
        public Future<Void> close() {
            return real.close();
        }
    }
}
