package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.journey.HttpJson.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("E13")
class EventsKilledIT {
    private static final int REQUESTS = 200;
    private static final int EVENTS = 20;
    private static final int KEYS = 30;

    /** When to kill; the same in every run. */
    private final Random random = new Random(20_261_123);

    private final EventReceiver receiver = EventReceiver.listening();
    private final Map<Long, String> acknowledged = new HashMap<>();
    private Installation installation;
    private GatewayProcess gateway;

    @BeforeEach
    void start(@TempDir Path directory) {
        installation = Installation.in(directory);
        installation.write(Installation.DOCUMENT, receiver.document());
        gateway = installation.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
        receiver.close();
    }

    @Test
    void whatWasAcknowledgedComesOutOfEachKillInTheOrderOfItsKey() throws InterruptedException {
        var cutShort = 0;
        for (var round = 0; round < Integer.getInteger("headgate.rounds", 4); round++) {
            if (round % 2 == 1) {
                receiver.breakDown(); // so that events wait in the spool when the kill comes
            }
            var answers = killedAmidEvents(round);
            receiver.recover();
            for (var answer : answers) {
                if (answer.isCompletedExceptionally()) {
                    cutShort++;
                } else {
                    acknowledge(answer.join());
                }
            }
            gateway = installation.start();
        }
        acknowledge(post(gateway.http(), 1_000, 0).join());

        await().atMost(PATIENCE).untilAsserted(() -> {
            var ids = receiver.ids();
            assertThat(ids).containsAllEntriesOf(acknowledged);
            assertThat(ids.keySet().stream().sorted()) // also those that a kill kept from being acknowledged
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, ids.size()).boxed().toList());
        });
        receiver.sequencesByKey()
                .forEach((key, sequences) -> assertThat(sequences).as(key).isSorted());
        assertThat(acknowledged).as("events that were acknowledged").isNotEmpty();
        assertThat(cutShort).as("requests that a kill cut short").isPositive();
    }

    /** Sends requests at once, and kills the gateway when some of them have been answered. */
    private List<CompletableFuture<Answer>> killedAmidEvents(int round) throws InterruptedException {
        var enough = new CountDownLatch(1 + random.nextInt(REQUESTS / 2));
        var http = gateway.http();
        var answers = IntStream.range(0, REQUESTS)
                .mapToObj(request -> post(http, round, request).thenApply(answer -> {
                    enough.countDown();
                    return answer;
                }))
                .toList();
        assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("enough answers before the kill")
                .isTrue();
        gateway.kill();
        answers.forEach(answer -> answer.handle((taken, failure) -> taken).join());
        return answers;
    }

    private static CompletableFuture<Answer> post(HttpJson http, int round, int request) {
        var events = new JsonArray();
        for (var index = 0; index < EVENTS; index++) {
            var number = request * EVENTS + index;
            events.add(new JsonObject()
                    .put("id", round + "-" + number)
                    .put("type", "failure")
                    .put("key", "order-" + number % KEYS)
                    .put("data", new JsonObject().put("number", number)));
        }
        return http.events(events);
    }

    private void acknowledge(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().getInteger("accepted")).isEqualTo(EVENTS);
        answer.json().getJsonArray("events").stream()
                .map(JsonObject.class::cast)
                .forEach(event -> acknowledged.put(event.getLong("sequence"), event.getString("id")));
    }
}
