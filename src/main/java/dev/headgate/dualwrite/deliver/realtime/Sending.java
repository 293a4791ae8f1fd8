package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.Delivery;
import dev.headgate.dualwrite.deliver.Outcome;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * One batch on its way over a socket. Keys don't wait for each other; of each key, an event leaves when the one before it
 * has its outcome, and none after one that is owed.
 */
final class Sending {
    private static final Outcome BEHIND = new Outcome.Postponed("an earlier event of the same key is owed");

    private final List<Delivery> batch;
    private final Function<Delivery, Future<Outcome>> send;
    private final List<Outcome> outcomes;

    private Sending(List<Delivery> batch, Function<Delivery, Future<Outcome>> send) {
        this.batch = batch;
        this.send = send;
        this.outcomes = new ArrayList<>(Collections.nCopies(batch.size(), BEHIND));
    }

    /** @param send never fails */
    static Future<List<Outcome>> of(List<Delivery> batch, Function<Delivery, Future<Outcome>> send) {
        return new Sending(batch, send).run();
    }

    private Future<List<Outcome>> run() {
        var keys = new LinkedHashMap<String, List<Integer>>();
        for (var index = 0; index < batch.size(); index++) {
            keys.computeIfAbsent(batch.get(index).key(), key -> new ArrayList<>(1))
                    .add(index);
        }
        return Future.join(keys.values().stream()
                        .map(indices -> follow(indices, 0))
                        .toList())
                .map(done -> List.copyOf(outcomes));
    }

    private Future<Void> follow(List<Integer> indices, int at) {
        if (at == indices.size()) {
            return Future.succeededFuture();
        }
        var index = indices.get(at);
        return send.apply(batch.get(index)).compose(outcome -> {
            outcomes.set(index, outcome);
            return outcome.isOwed() ? Future.succeededFuture() : follow(indices, at + 1);
        });
    }
}
