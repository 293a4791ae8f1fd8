package dev.headgate;

import dev.headgate.dualwrite.deliver.AdapterType;
import dev.headgate.dualwrite.deliver.realtime.Realtime;
import dev.headgate.dualwrite.deliver.sink.SinkAdapter;
import dev.headgate.dualwrite.deliver.websocket.WebSocketAdapter;
import java.util.Map;
import java.util.Random;

/** The types of adapters, by the names that the document calls them by. */
final class AdapterTypes {
    private AdapterTypes() {}

    static Map<String, AdapterType> all() {
        return Map.of(
                "websocket",
                WebSocketAdapter::new,
                "supabase-realtime",
                Realtime::open,
                "sink",
                (vertx, settings) -> new SinkAdapter(vertx, settings, new Random()));
    }
}
