package dev.headgate.journey;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** One reader of server-sent events, which keeps every event it gets. Closing it hangs up. */
final class EventStream implements AutoCloseable {
    private static final Event NOTHING = new Event("", "", "");

    private final Lines lines;
    private final CompletableFuture<HttpResponse<Void>> response;

    /** @param id empty when the event carries none */
    record Event(String id, String type, String data) {
        JsonObject json() {
            return new JsonObject(data);
        }
    }

    private EventStream(Lines lines, CompletableFuture<HttpResponse<Void>> response) {
        this.lines = lines;
        this.response = response;
    }

    /** Returns once the gateway has answered. */
    static EventStream open(HttpClient client, HttpRequest request) {
        var lines = new Lines();
        var response = client.sendAsync(request, BodyHandlers.fromLineSubscriber(lines));
        CompletableFuture.anyOf(lines.subscribed, response).join();
        return new EventStream(lines, response);
    }

    /** Every event so far, pings left out. */
    List<Event> events() {
        return lines.events.stream().filter(event -> !event.type.equals("ping")).toList();
    }

    List<Event> events(String type) {
        return lines.events.stream().filter(event -> event.type.equals(type)).toList();
    }

    /** The ids of the changes so far, in the order of arrival. */
    List<String> revisions() {
        return events("change").stream().map(Event::id).toList();
    }

    /** Waits until the gateway has ended it, or is gone. */
    void awaitEnd() {
        await().atMost(GatewayProcess.PATIENCE).until(response::isDone);
    }

    @Override
    public void close() {
        lines.subscribed.join().cancel();
    }

    /** Puts events together from their lines. */
    private static final class Lines implements Flow.Subscriber<String> {
        private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private Event open = NOTHING;

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
            subscribed.complete(subscription);
        }

        @Override
        public void onNext(String line) {
            var colon = Math.max(0, line.indexOf(": "));
            var value = line.isEmpty() ? "" : line.substring(colon + 2);
            switch (line.substring(0, colon)) {
                case "id" -> open = new Event(value, open.type, open.data);
                case "event" -> open = new Event(open.id, value, open.data);
                case "data" -> open = new Event(open.id, open.type, open.data + value);
                default -> {
                    events.add(open);
                    open = NOTHING;
                }
            }
        }

        @Override
        public void onError(Throwable broken) {} // the response fails with it

        @Override
        public void onComplete() {}
    }
}
