package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers when the test says so. */
@Tag("S8")
class SlowSourceTest {
    @TempDir
    private Path folder;

    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();
    private Rig rig;
    private JsonObject settings;

    @BeforeEach
    void listen() throws Exception {
        rig = new Rig(folder);
        var server = rig.vertx
                .createHttpServer()
                .requestHandler(requests::add)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
        settings = new JsonObject()
                .put("host", "127.0.0.1")
                .put("port", server.actualPort())
                .put("timeout", 60_000L);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private void awaitRequests(int count) {
        await().until(() -> requests.size() == count);
    }

    private void answer(int request, int percentage) {
        requests.get(request).response().end(Rig.percentage(percentage));
    }

    @Test
    void readsNeverOverlapAndAllWhoAskMeanwhileShareTheNextOne() throws Exception {
        var source = rig.source("http", "yaml", settings);
        var first = source.read();
        var second = source.read();
        var third = source.read();
        awaitRequests(1);

        answer(0, 1);
        awaitRequests(2);
        answer(1, 2);

        assertThat(Rig.value(first.await(10, TimeUnit.SECONDS), Rig.CRITICAL)).isEqualTo(new BigDecimal(1));
        assertThat(Rig.value(second.await(10, TimeUnit.SECONDS), Rig.CRITICAL)).isEqualTo(new BigDecimal(2));
        assertThat(third.await(10, TimeUnit.SECONDS)).isSameAs(second.result());
        assertThat(requests).hasSize(2);
    }

    @Test
    void aScanWaitsForTheReadBeforeIt() throws Exception {
        var readings = new CopyOnWriteArrayList<Object>();
        var scanner = new Scanner(
                rig.vertx, List.of(rig.source("http", "yaml", settings)), Duration.ofMillis(10), readings::add);
        scanner.start();
        awaitRequests(1);

        await().during(Duration.ofMillis(200)).until(() -> requests.size() == 1);
        answer(0, 1);
        awaitRequests(2);

        assertThat(readings).hasSize(1);
        scanner.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aReadThatMissesItsDeadlineFailsAndItsLateAnswerIsDropped() throws Exception {
        var source = rig.source("http", "yaml", settings, Duration.ofMillis(300));
        var late = source.read();
        awaitRequests(1);

        assertThat(Rig.problems(late.await(10, TimeUnit.SECONDS)))
                .singleElement()
                .asString()
                .endsWith(": no answer within 300 ms");
        var next = await().until(
                        () -> {
                            var reading = source.read();
                            await().until(() -> reading.isComplete() || requests.size() == 2);
                            return reading;
                        },
                        reading -> requests.size() == 2);
        answer(1, 2);

        assertThat(Rig.value(next.await(10, TimeUnit.SECONDS), Rig.CRITICAL)).isEqualTo(new BigDecimal(2));
    }
}
