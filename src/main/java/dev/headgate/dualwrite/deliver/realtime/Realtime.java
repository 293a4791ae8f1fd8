package dev.headgate.dualwrite.deliver.realtime;

import dev.headgate.dualwrite.deliver.AbsentAdapter;
import dev.headgate.dualwrite.deliver.Adapter;
import dev.headgate.dualwrite.deliver.AdapterSettings;
import io.vertx.core.Vertx;

/** The adapter type {@code supabase-realtime}. */
public final class Realtime {
    private static final String MISSING =
            "its url and key are missing: set them, or SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY";
    private static final String UNUSABLE =
            "expected a url such as https://abcdefgh.supabase.co, without user and query";

    private Realtime() {}

    /** Starts to connect on the calling context. Without a usable URL and a key it connects to nothing, and says why. */
    public static Adapter open(Vertx vertx, AdapterSettings declared) {
        var name = declared.name();
        var settings = RealtimeSettings.of(declared.options());
        if (settings.url().isEmpty() || settings.key().isEmpty()) {
            return new AbsentAdapter(name, MISSING);
        }
        return Endpoint.of(settings.url().get(), settings.key().get())
                .<Adapter>map(endpoint -> switch (settings.transport()) {
                    case WEBSOCKET -> new SocketAdapter(vertx, name, settings, endpoint);
                    case HTTP -> new HttpAdapter(vertx, name, settings, endpoint);
                })
                .orElseGet(() -> new AbsentAdapter(name, UNUSABLE));
    }
}
