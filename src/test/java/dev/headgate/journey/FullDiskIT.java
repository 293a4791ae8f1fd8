package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store's directory is a small file system of the gateway's own mount namespace, which ends with the process. */
@Tag("D3")
class FullDiskIT {
    private static final String MOUNT_AND_RUN = "mkdir -p data && mount -t tmpfs -o size=8m tmpfs data && exec \"$@\"";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private Installation installation;
    private GatewayProcess gateway;
    private HttpJson http;
    private Path ballast;

    @BeforeEach
    void startOnASmallDisk(@TempDir Path directory) {
        installation =
                Installation.in(directory).under("unshare", ROOT ? "-m" : "-rm", "sh", "-c", MOUNT_AND_RUN, "gateway");
        gateway = installation.start();
        http = gateway.http();
        ballast = Path.of("/proc/" + gateway.pid() + "/root" + directory + "/data/ballast");
        assertThat(http.edit("there is room", replace(PERFORMANCE, 60)).status())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void editsAreRefusedWhileTheDiskIsFullAndTakenOnceThereIsRoom() throws IOException {
        try (var stream = http.changesAfter(1)) {
            fillTheDisk();
            var refused = http.edit("no room", replace(PERFORMANCE, 70));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
            assertThat(refused.json().getString("detail")).contains("the disk is full", "headgate.db");
            assertThat(health()).isEqualTo("degraded");

            Files.delete(ballast);
            var taken = http.edit("room again", replace(PERFORMANCE, 80));

            assertThat(taken.status()).as(taken.body()).isEqualTo(201);
            assertThat(taken.json().getLong("revision"))
                    .as("no revision is used up")
                    .isEqualTo(3);
            assertThat(health()).isEqualTo("up");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.revisions()).containsExactly("2", "3"));
        }
    }

    @Test
    void readsAndStreamsGoOnWhileTheDiskIsFull() throws IOException {
        try (var stream = http.changes()) {
            fillTheDisk();
            assertThat(http.edit("no room", replace(PERFORMANCE, 70)).status()).isEqualTo(503);

            assertThat(http.revision()).isEqualTo(2);
            assertThat(http.percentage()).isEqualTo(60);
            assertThat(http.get("/api/v1/revisions/2").status()).isEqualTo(200);
            installation.write(Installation.DOCUMENT, "dual_write: [");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.events("source")).hasSize(1));
            var pings = stream.events("ping").size();
            await().atMost(PATIENCE).until(() -> stream.events("ping").size() > pings);
            try (var late = http.changes()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(late.events("snapshot")).hasSize(1));
            }
        }
    }

    @Test
    void aFileThatChangesOnAFullDiskIsLiveByItselfOnceThereIsRoom() throws IOException {
        fillTheDisk();
        installation.write(Installation.DOCUMENT, Installation.percentage(50).replace("performance", "system"));
        await().atMost(PATIENCE).until(() -> health().equals("degraded"));
        assertThat(http.revision()).isEqualTo(2);

        Files.delete(ballast);

        await().atMost(PATIENCE).until(() -> http.revision() == 3);
        assertThat(health()).isEqualTo("up");
    }

    private String health() {
        var ready = http.get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        return ready.json().getString("status");
    }

    private void fillTheDisk() throws IOException {
        try (var file = Files.newOutputStream(ballast)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            file.write(new byte[4096]);
                        }
                    })
                    .hasMessageContaining("No space left on device");
        }
    }
}
