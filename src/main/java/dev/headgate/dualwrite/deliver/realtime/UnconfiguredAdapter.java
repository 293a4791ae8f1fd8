package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterStatus;
import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stands where the URL or the key isn't known yet. It connects to nothing.
 *
 * @param detail what is missing
 */
record UnconfiguredAdapter(String name, String detail) implements Adapter {
    @Override
    public Future<List<Outcome>> deliver(List<Delivery> batch) {
        return Future.succeededFuture(Collections.nCopies(batch.size(), new Outcome.Postponed(detail)));
    }

    @Override
    public AdapterStatus status() {
        return new AdapterStatus(AdapterStatus.State.UNCONFIGURED, detail, 0);
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
