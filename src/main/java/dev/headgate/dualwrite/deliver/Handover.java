package dev.headgate.dualwrite.deliver;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives batches to an adapter, and always comes back to the event loop that did: one that throws, fails, answers for another
 * number of events or not in time has failed them all.
 */
final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Vertx vertx;
    private final Adapter adapter;
    private final AdapterSettings settings;
    private boolean failing;

    Handover(Vertx vertx, Adapter adapter, AdapterSettings settings) {
        this.vertx = vertx;
        this.adapter = adapter;
        this.settings = settings;
    }

    Adapter adapter() {
        return adapter;
    }

    AdapterSettings settings() {
        return settings;
    }

    /** One outcome for each delivery, at its index, on the event loop that asks; never fails. */
    Future<List<Outcome>> of(List<Delivery> batch) {
        return here(attempt(batch).timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .map(outcomes -> outcomes.size() == batch.size()
                        ? outcomes
                        : all(batch, "the adapter answered for " + outcomes.size() + " events of " + batch.size()))
                .otherwise(cause -> all(batch, why(cause)))
                .onSuccess(outcomes -> say(batch, outcomes));
    }

    private Future<List<Outcome>> attempt(List<Delivery> batch) {
        try {
            return adapter.deliver(batch);
        } catch (RuntimeException broken) {
            return Future.failedFuture(broken);
        }
    }

    /** An adapter may answer on any thread, and so may the clock for one that never does. */
    private <T> Future<T> here(Future<T> anywhere) {
        var context = vertx.getOrCreateContext();
        var promise = Promise.<T>promise();
        anywhere.onComplete(answer -> context.runOnContext(turn -> promise.handle(answer)));
        return promise.future();
    }

    private String why(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no answer within " + settings.timeout().toMillis() + " ms";
        }
        LOG.atError().addKeyValue("adapter", settings.name()).setCause(cause).log("an adapter failed");
        return "the adapter failed: see the log";
    }

    private static List<Outcome> all(List<Delivery> batch, String why) {
        return Collections.nCopies(batch.size(), new Outcome.Failed(why));
    }

    /** The first failure after a success, and whatever is given up. */
    private void say(List<Delivery> batch, List<Outcome> outcomes) {
        for (var i = 0; i < batch.size(); i++) {
            var outcome = outcomes.get(i);
            if (outcome.isError() && (!failing || !outcome.isOwed())) {
                LOG.atWarn()
                        .addKeyValue("adapter", settings.name())
                        .addKeyValue("sequence", batch.get(i).event().sequence())
                        .addKeyValue("why", outcome.why())
                        .log(outcome.isOwed() ? "deliveries fail; they wait on the disk" : "an event is given up");
            }
            failing = outcome.isTelling() ? outcome.isError() : failing;
        }
    }
}
