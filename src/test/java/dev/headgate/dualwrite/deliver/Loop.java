package dev.headgate.dualwrite.deliver;

import static dev.headgate.web.RunningGateway.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one event loop that adapters are called on, and closed after each test. */
public final class Loop implements BeforeEachCallback, AfterEachCallback {
    private final List<Supplier<Future<Void>>> closing = new CopyOnWriteArrayList<>();
    private volatile Vertx vertx = Vertx.vertx();
    private volatile Context context = vertx.getOrCreateContext();

    @Override
    public void beforeEach(ExtensionContext extension) {
        vertx = Vertx.vertx();
        context = vertx.getOrCreateContext();
    }

    @Override
    public void afterEach(ExtensionContext extension) {
        closing.forEach(close -> run(close));
        closing.clear();
        await(vertx.close());
    }

    public Vertx vertx() {
        return vertx;
    }

    /** The thread that is the loop. */
    Thread thread() {
        return run(() -> Future.succeededFuture(Thread.currentThread()));
    }

    /** What something asked for on the loop comes to. */
    public <T> T run(Supplier<Future<T>> asked) {
        return await(start(asked));
    }

    /** Asks for something on the loop, and doesn't wait for what it comes to. */
    public <T> Future<T> start(Supplier<Future<T>> asked) {
        var done = Promise.<T>promise();
        context.runOnContext(now -> asked.get().onComplete(done));
        return done.future();
    }

    /** Opens an adapter with these options of its type. */
    public Adapter open(String name, AdapterType type, JsonObject options) {
        var settings = new AdapterSettings(name, name, 256, 10_000, Duration.ofSeconds(5), 500, 100, options);
        var adapter = this.<Adapter>run(() -> Future.succeededFuture(type.open(vertx, settings)));
        closing.add(adapter::close);
        return adapter;
    }

    public List<Outcome> deliver(Adapter adapter, List<Delivery> batch) {
        return run(() -> adapter.deliver(batch));
    }

    /** Everything that a client of the adapter receives from now on. */
    public Heard subscribe(Adapter adapter) {
        var texts = new CopyOnWriteArrayList<String>();
        var subscription = this.<Adapter.Subscription>run(() -> Future.succeededFuture(adapter.subscribe(texts::add)));
        closing.add(subscription::close);
        return new Heard(subscription, texts);
    }

    /** What a subscription has handed on. */
    public record Heard(Adapter.Subscription subscription, List<String> texts) {}
}
