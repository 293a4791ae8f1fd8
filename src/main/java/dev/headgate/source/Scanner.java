package dev.headgate.source;

import dev.headgate.config.Reading;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads each source again one period after its last reading ended, each at its own pace, and at once when its directory
 * shows a change. Every reading is handed to the owner on the owner's context, once and in the order of reading.
 */
public final class Scanner {
    private final Vertx vertx;
    private final Context owner;
    private final List<Source> sources;
    private final Duration period;
    private final Consumer<Reading> onReading;
    private final Map<String, Reading> handedOn = new HashMap<>();
    private final Map<String, Long> timers = new HashMap<>();
    private boolean closed;

    /** Called on the owner's context. */
    public Scanner(Vertx vertx, List<Source> sources, Duration period, Consumer<Reading> onReading) {
        this.vertx = vertx;
        this.owner = vertx.getOrCreateContext();
        this.sources = List.copyOf(sources);
        this.period = period;
        this.onReading = onReading;
    }

    public void start() {
        sources.forEach(this::later);
    }

    /** Reads every source now; each reading has been handed on before this completes. */
    public Future<List<Reading>> scanNow() {
        return Future.join(sources.stream().map(this::scan).toList()).map(all -> all.list());
    }

    private void later(Source source) {
        if (!closed) {
            timers.put(
                    source.name(),
                    vertx.setTimer(period.toMillis(), id -> scan(source).onComplete(done -> later(source))));
        }
    }

    private Future<Reading> scan(Source source) {
        return source.read()
                .compose(reading -> onOwner(() -> {
                    handOn(reading);
                    return reading;
                }));
    }

    private <T> Future<T> onOwner(java.util.concurrent.Callable<T> step) {
        var promise = io.vertx.core.Promise.<T>promise();
        owner.runOnContext(none -> {
            try {
                promise.complete(step.call());
            } catch (Exception fault) {
                promise.fail(fault);
            }
        });
        return promise.future();
    }

    private void handOn(Reading reading) {
        if (!closed && handedOn.put(reading.source(), reading) != reading) {
            onReading.accept(reading);
        }
    }

    public Future<Void> close() {
        closed = true;
        timers.values().forEach(vertx::cancelTimer);
        return Future.join(sources.stream().map(Source::close).toList()).mapEmpty();
    }
}
