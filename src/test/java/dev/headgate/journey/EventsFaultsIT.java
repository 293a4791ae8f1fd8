package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsFaultsIT {
    /** The store's directory is a small file system of the gateway's own mount namespace, which ends with the process. */
    private static final String MOUNT_AND_RUN = "mkdir -p data && mount -t tmpfs -o size=8m tmpfs data && exec \"$@\"";

    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final int SPOOL = 50;

    @TempDir
    Path directory;

    private final EventReceiver receiver = EventReceiver.listening();
    private @SuppressWarnings("NullAway.Init") GatewayProcess gateway;

    @AfterEach
    void stop() {
        gateway.close();
        receiver.close();
    }

    private Installation installation() {
        var installation = Installation.in(directory);
        installation.write(Installation.DOCUMENT, receiver.document());
        return installation;
    }

    private static JsonArray events(String prefix, int count) {
        var events = new JsonArray();
        for (var number = 0; number < count; number++) {
            events.add(new JsonObject()
                    .put("id", prefix + number)
                    .put("type", "failure")
                    .put("key", "order-" + number % 7)
                    .put("data", new JsonObject().put("number", number)));
        }
        return events;
    }

    @Test
    @Tag("E14")
    void eventsAreRefusedWhileTheDiskIsFullAndTakenOnceThereIsRoom() throws IOException {
        gateway = installation()
                .under("unshare", ROOT ? "-m" : "-rm", "sh", "-c", MOUNT_AND_RUN, "gateway")
                .start();
        var http = gateway.http();
        var ballast = Path.of("/proc/" + gateway.pid() + "/root" + directory + "/data/ballast");
        assertThat(http.events(events("before-", 20)).join().status()).isEqualTo(202);
        fill(ballast);

        var refused = http.events(events("full-", 900)).join();
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(refused.json().getInteger("accepted")).isZero();

        Files.delete(ballast);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                http.events(events("after-", 20)).join().status())
                        .isEqualTo(202));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.ids().values()).contains("before-19", "after-19"));
        assertThat(receiver.ids().values()).noneMatch(id -> id.startsWith("full-"));
    }

    private static void fill(Path ballast) throws IOException {
        try (var file = Files.newOutputStream(ballast)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            file.write(new byte[4096]);
                        }
                    })
                    .hasMessageContaining("No space left on device");
        }
    }

    @Test
    @Tag("E14")
    void aFullSpoolGivesUpItsOldestEventsAndDeliversTheRestInOrder() {
        gateway = installation().with("--events.spool_events=" + SPOOL).start();
        var http = gateway.http();
        var stream = http.changes();
        receiver.breakDown();

        assertThat(http.events(events("a-", 200)).join().json().getInteger("accepted"))
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.logged("the spool is full: its oldest events are given up"))
                        .hasSize(1));
        var given = "Its oldest events are given up, " + (200 - SPOOL) + " since the start.";
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(http.get("/").body())
                        .contains("realtime spool full")
                        .contains(given));
        assertThat(http.get("/metrics").body())
                .contains("headgate_events_given_up_total{adapter=\"realtime\"} " + (200 - SPOOL) + ".0");
        await().atMost(PATIENCE).until(() -> stream.events("spool").size() == 1);
        assertThat(stream.events("spool").get(0).json().getBoolean("full")).isTrue();
        receiver.recover();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.ids().keySet())
                        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(200 - SPOOL + 1, 200)
                                .boxed()
                                .toList()));
        receiver.sequencesByKey()
                .forEach((key, sequences) -> assertThat(sequences).as(key).isSorted());
        await().atMost(PATIENCE).until(() -> stream.events("spool").size() == 2);
        assertThat(stream.events("spool").get(1).json().getBoolean("full")).isFalse();
    }
}
