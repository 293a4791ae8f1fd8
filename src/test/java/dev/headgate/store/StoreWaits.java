package dev.headgate.store;

import dev.headgate.config.Revision;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Words that tests of stores share. */
public abstract class StoreWaits {
    protected static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** Why it failed; a success is an error of the test. */
    protected static Throwable failure(Future<?> future) {
        return await(future.transform(result -> result.succeeded()
                ? Future.failedFuture(new AssertionError("succeeded with " + result.result()))
                : Future.succeededFuture(result.cause())));
    }

    protected static List<Long> numbers(List<Revision> revisions) {
        return revisions.stream().map(Revision::revision).toList();
    }
}
