package dev.headgate.dualwrite.deliver.realtime;

import static dev.headgate.web.RunningGateway.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server's side of Supabase Realtime, as far as broadcasts go, with switches for what can go wrong. The official client
 * speaks to it in {@code OfficialClientTest}. A new one, on a new port, for each test.
 */
final class RealtimeServer implements BeforeEachCallback, AfterEachCallback {
    static final String KEY = "the-project's+key";
    static final int LARGEST = 10_000;

    private static final int LARGEST_FRAME = 4 * 1024 * 1024;

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final List<JsonObject> requests = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger handshakes = new AtomicInteger();
    private volatile Vertx vertx = Vertx.vertx();
    private volatile FanOut fanOut = new FanOut();
    private volatile boolean hanging;
    private volatile boolean silent;
    private volatile Optional<String> closedDoor = Optional.empty();
    private volatile int port;

    @Override
    public void beforeEach(ExtensionContext context) {
        listen(0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop();
        vertx = Vertx.vertx();
        requests.clear();
        tokens.clear();
        handshakes.set(0);
        behave();
    }

    private void listen(int where) {
        port = await(vertx.createHttpServer(new HttpServerOptions()
                        .setMaxWebSocketFrameSize(LARGEST_FRAME)
                        .setMaxWebSocketMessageSize(LARGEST_FRAME))
                .requestHandler(this::answer)
                .listen(where, "127.0.0.1")
                .map(HttpServer::actualPort));
    }

    /** Ends, with every connection; its port refuses whoever comes. */
    void stop() {
        await(vertx.close());
        members.clear();
    }

    /** Comes back on the same port. */
    void restart() {
        vertx = Vertx.vertx();
        listen(port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Options of an adapter for it: all there are. */
    JsonObject settings() {
        return new JsonObject("{\"topic\": \"headgate\", \"private\": false, \"transport\": \"websocket\","
                        + "\"timeout_ms\": 10000, \"max_payload_bytes\": 262144, \"max_events_per_s\": 100,"
                        + "\"heartbeat_ms\": 25000}")
                .put("url", url())
                .put("key", KEY);
    }

    /** Takes all faults back. */
    void behave() {
        fanOut = new FanOut();
        refusals.clear();
        hanging = false;
        silent = false;
        closedDoor = Optional.empty();
    }

    /** Answers handshakes and requests with a status and {@code {"error"}}. */
    void refuse(int status, String error) {
        refusals.clear();
        refusals.put(error, status);
    }

    /** Accepts connections, and answers no handshake and no request. */
    void hang() {
        hanging = true;
    }

    /** Lets nobody join. */
    void closeDoor(String reason) {
        closedDoor = Optional.of(reason);
    }

    /** Reads and answers nothing on the connections that are open: as when the peer's machine is gone. */
    void vanish() {
        silent = true;
        members.forEach(Member::pause);
    }

    /** Takes what is pushed and acknowledges none of it. */
    void dropAcknowledgements() {
        silent = true;
    }

    /** Does something to the next broadcasts. */
    void doTo(int broadcasts, FanOut.Fault fault) {
        fanOut.doTo(broadcasts, fault);
    }

    /** Ends every connection, with every channel, without a word. */
    void disconnect() {
        members.forEach(Member::close);
    }

    /** Says something on the channel to every member. */
    void say(String event, JsonObject payload) {
        members.forEach(member -> member.say(event, payload));
    }

    int handshakes() {
        return handshakes.get();
    }

    /** Those who have joined. */
    long joined() {
        return members.stream().filter(Member::isJoined).count();
    }

    /** The bodies of broadcasts that came by HTTP. */
    List<JsonObject> requests() {
        return requests;
    }

    /** Every token that was renewed, which one is with each heartbeat. */
    List<String> tokens() {
        return tokens;
    }

    Optional<String> closedDoor() {
        return closedDoor;
    }

    boolean acknowledges() {
        return !silent;
    }

    void renewed(String token) {
        tokens.add(token);
    }

    void left(Member member) {
        members.remove(member);
    }

    void broadcast(Optional<Member> from, String topic, Broadcast broadcast) {
        fanOut.pass(broadcast)
                .forEach(one -> members.stream()
                        .filter(member ->
                                from.filter(sender -> sender.isDeafTo(member)).isEmpty())
                        .forEach(member -> member.hand(topic, one)));
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/realtime/v1/websocket")) {
            shake(request);
        } else if (!hanging) {
            request.body()
                    .compose(body -> send(request, body))
                    .onFailure(broken -> request.connection().close());
        }
    }

    private void shake(HttpServerRequest request) {
        handshakes.incrementAndGet();
        if (hanging) {
            return;
        }
        if (!refusals.isEmpty()) {
            refuse(request.response());
        } else if (!KEY.equals(request.getParam("apikey"))) {
            error(request.response(), 401, "Invalid API key " + request.getParam("apikey"));
        } else if (!"2.0.0".equals(request.getParam("vsn"))) {
            error(request.response(), 404, "Unsupported version");
        } else {
            request.toWebSocket().onSuccess(socket -> members.add(new Member(this, socket)));
        }
    }

    private Future<Void> send(HttpServerRequest request, Buffer body) {
        var response = request.response().putHeader("Content-Type", "application/json");
        if (!refusals.isEmpty()) {
            return refuse(response);
        }
        if (!request.path().equals("/realtime/v1/api/broadcast")) {
            return error(response, 404, "Not found");
        }
        if (!KEY.equals(request.getHeader("apikey")) || !("Bearer " + KEY).equals(request.getHeader("Authorization"))) {
            return error(response, 401, "Unauthorized");
        }
        if (body.length() > LARGEST) {
            return error(response, 422, "Payload size exceeds tenant limit");
        }
        requests.add(body.toJsonObject());
        for (var item : body.toJsonObject().getJsonArray("messages", new JsonArray())) {
            var message = (JsonObject) item;
            broadcast(
                    Optional.empty(),
                    "realtime:" + message.getString("topic"),
                    Broadcast.ofText(message.getString("event"), message.getJsonObject("payload")));
        }
        return response.setStatusCode(202).end();
    }

    private Future<Void> refuse(HttpServerResponse response) {
        var refusal = refusals.entrySet().iterator().next();
        return error(response, refusal.getValue(), refusal.getKey());
    }

    private static Future<Void> error(HttpServerResponse response, int status, String error) {
        return response.setStatusCode(status)
                .end(new JsonObject().put("error", error).encode());
    }
}
