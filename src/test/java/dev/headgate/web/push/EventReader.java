package dev.headgate.web.push;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** One reader of a stream that keeps whole events. */
final class EventReader {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpClientResponse response;

    /** An event as a browser would see it; {@code id} is empty for one without. */
    record Event(String name, Optional<Long> id, String data) {
        JsonObject json() {
            return new JsonObject(data);
        }
    }

    private EventReader(HttpClientResponse response) {
        this.response = response;
    }

    static EventReader open(StreamServer server, String query) {
        return open(server, query, Map.of(), HttpVersion.HTTP_1_1);
    }

    static EventReader resume(StreamServer server, String lastEventId) {
        return open(server, "", Map.of("Last-Event-ID", lastEventId), HttpVersion.HTTP_1_1);
    }

    static EventReader open(StreamServer server, String query, Map<String, String> headers, HttpVersion version) {
        var opened = Promise.<EventReader>promise();
        // on an event loop, so that the handler is there in one step with the response: a byte that nobody hears is
        // lost
        server.vertx.runOnContext(turn -> server.client(version)
                .request(HttpMethod.GET, server.port(), "127.0.0.1", "/api/v1/changes" + query)
                .compose(request -> send(request, headers))
                .map(response -> {
                    var reader = new EventReader(response);
                    response.handler(RecordParser.newDelimited("\n\n", reader::add));
                    return reader;
                })
                .onComplete(opened));
        return StreamServer.await(opened.future());
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Map<String, String> headers) {
        headers.forEach(request::putHeader);
        return request.send();
    }

    int status() {
        return response.statusCode();
    }

    MultiMap headers() {
        return response.headers();
    }

    List<Event> events() {
        return events;
    }

    List<Long> ids(String name) {
        return events.stream()
                .filter(event -> event.name.equals(name))
                .flatMap(event -> event.id.stream())
                .toList();
    }

    /** The {@code count} first events, when they are there. */
    List<Event> await(int count) {
        Awaitility.await().atMost(DEADLINE).until(() -> events.size() >= count);
        return List.copyOf(events.subList(0, count));
    }

    private void add(Buffer frame) {
        var name = "";
        Optional<Long> id = Optional.empty();
        var data = new StringBuilder();
        for (var line : frame.toString().split("\n", -1)) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = Optional.of(Long.parseLong(line.substring(4)));
            } else if (line.startsWith("data: ")) {
                data.append(data.isEmpty() ? "" : "\n").append(line.substring(6));
            }
        }
        events.add(new Event(name, id, data.toString()));
    }
}
