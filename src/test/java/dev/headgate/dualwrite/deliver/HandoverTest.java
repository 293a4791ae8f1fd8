package dev.headgate.dualwrite.deliver;

import static dev.headgate.web.RunningGateway.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.deliver.Outcome.Failed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever hands over gets an answer, on the event loop that asked, wherever and whether the adapter gives one. */
class HandoverTest {
    @RegisterExtension
    final Loop loop = new Loop();

    /** What came back, and on which thread. */
    private record Answer(List<Outcome> outcomes, Thread thread) {}

    @Test
    void anAnswerOfAnotherThreadComesBackOnTheLoop() {
        var elsewhere = Promise.<List<Outcome>>promise();
        var asked = loop.start(() -> handOver(batch -> elsewhere.future()));
        loop.thread(); // a turn later it waits for the answer

        elsewhere.complete(List.of(Outcome.DELIVERED));

        var answer = await(asked);
        assertThat(answer.outcomes()).containsExactly(Outcome.DELIVERED);
        assertThat(answer.thread()).isEqualTo(loop.thread());
    }

    @Test
    @Tag("E4")
    void oneThatNeverAnswersHasFailedOnTheLoop() {
        var answer = loop.run(
                () -> handOver(batch -> Promise.<List<Outcome>>promise().future()));

        assertThat(answer.outcomes()).containsExactly(new Failed("no answer within 100 ms"));
        assertThat(answer.thread()).isEqualTo(loop.thread());
    }

    @Test
    void oneThatThrowsHasFailedOnTheLoop() {
        var answer = loop.run(() -> handOver(batch -> {
            throw new IllegalStateException("broken on purpose");
        }));

        assertThat(answer.outcomes()).containsExactly(new Failed("the adapter failed: see the log"));
        assertThat(answer.thread()).isEqualTo(loop.thread());
    }

    @Test
    void oneThatAnswersForAnotherNumberOfEventsHasFailedThemAll() {
        var answer = loop.run(() -> handOver(batch -> Future.succeededFuture(List.of())));

        assertThat(answer.outcomes()).containsExactly(new Failed("the adapter answered for 0 events of 1"));
        assertThat(answer.thread()).isEqualTo(loop.thread());
    }

    private Future<Answer> handOver(Function<List<Delivery>, Future<List<Outcome>>> deliver) {
        var adapter = new ScriptedAdapter(loop.vertx(), "realtime") {
            @Override
            public Future<List<Outcome>> deliver(List<Delivery> batch) {
                return deliver.apply(batch);
            }
        };
        var settings = new AdapterSettings(
                "realtime", "sink", 256, 10_000, Duration.ofMillis(100), 500, 100, new JsonObject());
        var handover = new Handover(loop.vertx(), adapter, settings);
        return handover.of(Deliveries.ofKeys("key")).map(outcomes -> new Answer(outcomes, Thread.currentThread()));
    }
}
