package dev.headgate.dualwrite.deliver.realtime;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach one channel of Supabase Realtime, and what the project's plan allows there.
 *
 * @param url of the project, such as {@code https://abcdefgh.supabase.co}; empty while it isn't configured
 * @param key the project's service role key, a secret; empty while it isn't configured
 * @param topic without {@code realtime:}
 * @param isPrivate whether the channel is one that policies guard
 * @param timeout for one event to be acknowledged, or one request to be answered; an event may wait as long for its turn
 * @param maxPayloadBytes of one event in UTF-8: 256 KiB in the free plan, 3,000 KB in others
 * @param maxEventsPerSecond in any one second: 100 in the free plan, 500 in others
 * @param heartbeat how often the server is asked whether it is still there
 */
record RealtimeSettings(
        Optional<String> url,
        Optional<String> key,
        String topic,
        boolean isPrivate,
        Transport transport,
        Duration timeout,
        int maxPayloadBytes,
        int maxEventsPerSecond,
        Duration heartbeat) {

    /** How events leave. The witness reads from the channel in both cases. */
    enum Transport {
        WEBSOCKET,
        HTTP
    }

    /** @throws IllegalArgumentException whose message says what was expected */
    RealtimeSettings {
        if (timeout.toMillis() < 1 || heartbeat.toMillis() < 1 || maxPayloadBytes < 1 || maxEventsPerSecond < 1) {
            throw new IllegalArgumentException("expected limits of at least 1 ms, 1 byte and 1 event per second");
        }
    }

    /**
     * As the document says; a blank {@code url} or {@code key} counts as left out.
     *
     * @param options {@code topic, private, transport, timeout_ms, max_payload_bytes, max_events_per_s, heartbeat_ms}, and
     *     maybe {@code url} and {@code key}
     */
    static RealtimeSettings of(JsonObject options) {
        return new RealtimeSettings(
                given(options.getString("url")),
                given(options.getString("key")),
                options.getString("topic"),
                options.getBoolean("private"),
                Transport.valueOf(options.getString("transport").toUpperCase(Locale.ROOT)),
                Duration.ofMillis(Math.max(1, options.getLong("timeout_ms") / 2)),
                options.getInteger("max_payload_bytes"),
                options.getInteger("max_events_per_s"),
                Duration.ofMillis(options.getLong("heartbeat_ms")));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RealtimeSettings[url=" + url.orElse("none") + ", key=" + (key.isPresent() ? "given" : "none")
                + ", topic=" + topic + ", transport=" + transport + "]";
    }
}
