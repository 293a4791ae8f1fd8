package dev.headgate.dualwrite.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.event.Event;
import dev.headgate.dualwrite.event.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParityWatchTest {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final List<Duration> AT_ONCE = List.of(Duration.ofMillis(1), Duration.ofMillis(1));

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Alert> heard = new ArrayBlockingQueue<>(10);
    private final Map<String, List<Event>> replayed = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Context loop = vertx.getOrCreateContext();
    private final AtomicLong nanos = new AtomicLong();
    private final List<ParityWatch> watches = new ArrayList<>();

    @AfterEach
    void close() {
        List.copyOf(watches).forEach(this::end);
        await(vertx.close());
    }

    private void end(ParityWatch watch) {
        await(watch.close());
        watches.remove(watch);
    }

    @Test
    void anAlertIsShownPublishedAndCounted() throws InterruptedException {
        var watch = watch("{}");
        vertx.eventBus().<Alert>localConsumer(Alert.ADDRESS, message -> heard.add(message.body()));

        corrupt(watch, Ledger.SAMPLES);
        pass(watch, Duration.ZERO);

        assertThat(take(heard).state()).isEqualTo("raised");
        assertThat(LiveParity.of(vertx).view().alerts()).hasSize(1);
        assertThat(LiveParity.of(vertx).view().newest(3))
                .extracting(Mismatch::sequence)
                .containsExactly(20L, 19L, 18L);
        assertThat(registry.get("headgate.parity.alerts").gauge().value()).isOne();

        pass(watch, Duration.ofSeconds(31));

        assertThat(take(heard).state()).isEqualTo("cleared");
        assertThat(LiveParity.of(vertx).view().alerts()).isEmpty();
    }

    @Test
    void theWebhookIsTriedUntilItIsTakenAndSignsEachAttempt() throws Exception {
        var requests = new ArrayBlockingQueue<Received>(10);
        var port = receiver(requests, 503, 500, 200);
        var watch = watch("{'webhook':{'url':'http://localhost:" + port + "/in?a=b','secret':'whsec_" + KEY + "'}}");

        corrupt(watch, Ledger.SAMPLES);
        pass(watch, Duration.ZERO);

        var attempts = List.of(take(requests), take(requests), take(requests));
        assertThat(attempts)
                .extracting(Received::id)
                .containsOnly(attempts.get(0).id());
        for (var attempt : attempts) {
            assertThat(attempt.signature).isEqualTo(expected(attempt));
            assertThat(attempt.uri).isEqualTo("/in?a=b");
        }
        var body = new JsonObject(attempts.get(2).body);
        assertThat(body.getString("type")).isEqualTo("parity.alert.raised");
        assertThat(body.getJsonObject("data").getString("category")).isEqualTo("critical");
        assertThat(body.getJsonObject("data").getString("adapter")).isEqualTo("realtime");

        pass(watch, Duration.ofSeconds(31));
        assertThat(new JsonObject(take(requests).body).getString("type")).isEqualTo("parity.alert.cleared");
    }

    @Test
    void aReceiverThatIsGoneIsNotTriedAgainAndOneThatNeverTakesIsGivenUp() throws Exception {
        var requests = new ArrayBlockingQueue<Received>(10);
        var port = receiver(requests, 410, 500, 500, 500, 200);
        var watch = watch("{'webhook':{'url':'http://localhost:" + port + "'}}");

        corrupt(watch, Ledger.SAMPLES);
        pass(watch, Duration.ZERO);
        pass(watch, Duration.ofSeconds(31));
        corrupt(watch, Ledger.SAMPLES);
        pass(watch, Duration.ZERO);

        var ids = new LinkedHashMap<String, Integer>();
        for (var i = 0; i < 5; i++) {
            var request = take(requests);
            assertThat(request.signature).isNull();
            ids.merge(request.id, 1, Integer::sum);
        }
        assertThat(ids.values()).containsExactly(1, 3, 1);
    }

    @Test
    void whatIsOwedIsReplayedAndTheRestIsUnknown() {
        var watch = watch("{}");
        var event = event(watch, 7);
        onLoop(() -> {
            watch.ledger().sent("realtime", event);
            return event;
        });
        pass(watch, Duration.ofSeconds(31));

        var result = await(LiveParity.of(vertx)
                .replay(new ReplayEvents("realtime", List.of(7L, 8L, 7L), "ana", "after the outage")));

        assertThat(result).isEqualTo(new ReplayResult(List.of(7L), List.of(8L)));
        assertThat(replayed).containsEntry("realtime", List.of(event));
    }

    @Test
    void anotherWatchMayFollowOneThatWasClosed() {
        end(watch("{}"));
        end(watch("{}"));

        assertThat(LiveParity.of(vertx).view()).isEqualTo(ParityView.NOTHING);
    }

    private record Received(
            String uri,
            String id,
            String timestamp,
            @Nullable String signature,
            String body) {
        static Received of(HttpServerRequest request, String body) {
            return new Received(
                    request.uri(),
                    request.getHeader("webhook-id"),
                    request.getHeader("webhook-timestamp"),
                    request.getHeader("webhook-signature"),
                    body);
        }
    }

    private ParityWatch watch(String settings) {
        var watch = onLoop(() -> ParityWatch.of(
                vertx,
                Settings.parity(settings),
                registry,
                nanos::get,
                Clock.systemUTC(),
                AT_ONCE,
                (adapter, events) -> replayed.put(adapter, events)));
        onLoop(() -> {
            watch.ledger().watch("realtime", () -> true);
            return watch;
        });
        watches.add(watch);
        return watch;
    }

    private static Event event(ParityWatch watch, long sequence) {
        var event = Event.of("error", new JsonObject().put("order", sequence));
        return event.accepted(sequence, "critical", watch.ledger().checksums().compute("critical", event.data()));
    }

    private void corrupt(ParityWatch watch, int events) {
        onLoop(() -> {
            hearWrongly(watch, events);
            return events;
        });
    }

    private static void hearWrongly(ParityWatch watch, int events) {
        var witness = new Witness("realtime", watch.ledger(), any -> true);
        for (var sequence = 1; sequence <= events; sequence++) {
            var event = event(watch, sequence);
            watch.ledger().expectAgain("realtime", event);
            watch.ledger().sent("realtime", event);
            witness.accept(Frame.of(event).text().replace("\"order\":", "\"order\":1"));
        }
    }

    /** Time goes by, and then a tick comes. */
    private void pass(ParityWatch watch, Duration span) {
        nanos.addAndGet(span.toNanos());
        onLoop(() -> {
            watch.tick();
            return watch;
        });
    }

    private <T> T onLoop(Supplier<T> turn) {
        var done = Promise.<T>promise();
        loop.runOnContext(now -> done.complete(turn.get()));
        return await(done.future());
    }

    /** Answers with these statuses, the last one for ever. */
    private int receiver(BlockingQueue<Received> requests, int... statuses) {
        var answered = new ArrayList<Integer>();
        var server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    requests.add(Received.of(request, body.toString()));
                    var status = statuses[Math.min(answered.size(), statuses.length - 1)];
                    answered.add(status);
                    request.response().setStatusCode(status).end();
                }));
        return await(server.listen(0, "localhost")).actualPort();
    }

    private static String expected(Received attempt) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        var signed = attempt.id + "." + attempt.timestamp + "." + attempt.body;
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        var taken = queue.poll(10, TimeUnit.SECONDS);
        assertThat(taken).as("something within ten seconds").isNotNull();
        return Objects.requireNonNull(taken);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
