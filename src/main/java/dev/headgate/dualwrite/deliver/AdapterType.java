package dev.headgate.dualwrite.deliver;

import io.vertx.core.Vertx;

/** Makes adapters of one type. */
public interface AdapterType {
    /** Connects in its own time: the adapter is there at once, and its status says how far it is. */
    Adapter open(Vertx vertx, AdapterSettings settings);
}
