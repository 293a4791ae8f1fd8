package dev.headgate.web;

import dev.headgate.store.RevisionStore;
import dev.headgate.store.StoreUnavailableException;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A disk on which a store finds no room whenever a test says so; the store itself is the real one. */
public final class FillingDisk implements UnaryOperator<RevisionStore> {
    private final AtomicBoolean full = new AtomicBoolean();

    public void fill() {
        full.set(true);
    }

    public void makeRoom() {
        full.set(false);
    }

    @Override
    public RevisionStore apply(RevisionStore store) {
        return (RevisionStore) Proxy.newProxyInstance(
                RevisionStore.class.getClassLoader(),
                new Class<?>[] {RevisionStore.class},
                (proxy, method, arguments) -> full.get() && method.getName().equals("append")
                        ? Future.failedFuture(
                                new StoreUnavailableException("the disk is full", new IOException("no space")))
                        : method.invoke(store, arguments));
    }
}
