package dev.headgate.dualwrite.deliver;

import dev.headgate.dualwrite.deliver.Adapter.Subscription;
import dev.headgate.dualwrite.parity.Ledger;
import dev.headgate.dualwrite.parity.Witness;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway's own subscriptions, one for each adapter that is to be listened to. */
final class Witnesses {
    private final Ledger ledger;
    private final Map<String, Subscription> listening = new HashMap<>();

    Witnesses(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Listens to an adapter, and no longer to the one that had its name. */
    void listen(Adapter adapter, AdapterSettings settings) {
        var unused = leave(settings.name()); // a subscription that ends badly is over as well
        if (settings.witnessPercentage() > 0) {
            var witness = new Witness(settings.name(), ledger, settings::witnesses);
            var subscription = adapter.subscribe(witness);
            listening.put(settings.name(), subscription);
            ledger.watch(settings.name(), subscription::isConnected);
        }
    }

    Future<Void> leave(String adapter) {
        ledger.unwatch(adapter);
        return Optional.ofNullable(listening.remove(adapter))
                .map(Subscription::close)
                .orElseGet(Future::succeededFuture);
    }

    Future<Void> close() {
        return Future.join(List.copyOf(listening.keySet()).stream()
                        .map(this::leave)
                        .toList())
                .mapEmpty();
    }
}
