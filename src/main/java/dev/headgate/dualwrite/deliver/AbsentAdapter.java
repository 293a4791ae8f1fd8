package dev.headgate.dualwrite.deliver;

import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stands where an adapter isn't that takes nothing for now: it isn't declared, or lacks settings. Its events wait.
 *
 * @param detail what is missing, as {@link AdapterStatus#detail} wants it
 */
public record AbsentAdapter(String name, String detail) implements Adapter {
    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        return Future.succeededFuture(Collections.nCopies(batch.size(), new Outcome.Postponed(detail)));
    }

    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public AdapterStatus status() {
        return AdapterStatus.of(AdapterStatus.State.UNCONFIGURED, detail);
    }

    @Override
    public Subscription subscribe(Consumer<String> received) {
        return Subscription.deaf();
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
