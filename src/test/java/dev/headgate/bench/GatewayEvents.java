package dev.headgate.bench;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Headgate: an edit for each event. */
final class GatewayEvents implements EventServer {
    private final Gateway gateway;
    private int edits;

    GatewayEvents(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Child child() {
        return gateway.child();
    }

    @Override
    public int port() {
        return gateway.port();
    }

    @Override
    public String path() {
        return "/api/v1/changes";
    }

    @Override
    public CompletableFuture<Long> publish(int count) {
        return EventServer.last(IntStream.range(0, count)
                .mapToObj(category -> gateway.edit(category, ++edits))
                .map(answer -> answer.thenApply(revision -> revision.getLong("revision")))
                .toList());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
