package dev.headgate.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A server with streams, and the way to make it send events to all of them. */
interface EventServer extends AutoCloseable {
    Child child();

    int port();

    /** Of the stream. */
    String path();

    /** Sends {@code count} events at once; completes with the last one's revision. Revisions are consecutive. */
    CompletableFuture<Long> publish(int count);

    @Override
    void close();

    /** The newest of them, when all are there. */
    static CompletableFuture<Long> last(List<CompletableFuture<Long>> revisions) {
        return CompletableFuture.allOf(revisions.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> revisions.stream()
                        .mapToLong(CompletableFuture::join)
                        .max()
                        .orElseThrow());
    }
}
