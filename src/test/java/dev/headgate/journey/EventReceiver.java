package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the adapter {@code realtime} delivers to, over HTTP: it is there before a gateway and after its end, so it sees
 * everything that comes out.
 */
final class EventReceiver implements AutoCloseable {
    private static final int TAKEN = 202;
    private static final int BROKEN = 500;

    private final HttpServer server;
    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private volatile int status = TAKEN;

    private EventReceiver(HttpServer server) {
        this.server = server;
    }

    static EventReceiver listening() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new EventReceiver(server);
            server.createContext("/", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status == TAKEN) {
                new JsonObject(body)
                        .getJsonArray("messages")
                        .forEach(message -> received.add(((JsonObject) message).getJsonObject("payload")));
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Answers with an error from now on, and takes nothing. */
    void breakDown() {
        status = BROKEN;
    }

    void recover() {
        status = TAKEN;
    }

    /** A document in which every event goes here, and to a sink. */
    String document() {
        return """
               adapters:
                 websocket: {type: sink, witness_percentage: 0}
                 realtime:
                   {type: supabase-realtime, transport: http, url: "http://127.0.0.1:%d", key: a key,
                    max_events_per_s: 100000, replay_per_s: 100000, witness_percentage: 0}
               dual_write:
                 circuit_breaker_enabled: false
                 categories:
                   critical: {percentage: 100, adapters: [websocket, realtime]}
               """.formatted(server.getAddress().getPort());
    }

    /** The ids in the order in which they came first, by sequence: a second coming changes nothing. */
    Map<Long, String> ids() {
        var ids = new LinkedHashMap<Long, String>();
        for (var event : received) {
            var earlier = ids.putIfAbsent(event.getLong("sequence"), event.getString("id"));
            assertThat(earlier == null || earlier.equals(event.getString("id")))
                    .as("one event for each sequence: %s", event)
                    .isTrue();
        }
        return ids;
    }

    /** By key, the sequences in the order in which they came first. */
    Map<String, List<Long>> sequencesByKey() {
        var known = new HashMap<Long, Boolean>();
        var sequences = new HashMap<String, List<Long>>();
        for (var event : received) {
            var sequence = event.getLong("sequence");
            if (known.putIfAbsent(sequence, true) == null) {
                sequences
                        .computeIfAbsent(event.getString("key"), first -> new ArrayList<>())
                        .add(sequence);
            }
        }
        return sequences;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
