package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D6")
class CrashBeforePublishIT {

    @Test
    void aWatcherThatResumesGetsTheUnannouncedRevisionExactlyOnce(@TempDir Path directory) {
        var installation = Installation.in(directory);
        try (var doomed = installation.running(CrashingGateway.class, "3").start();
                var watcher = doomed.http().changesAfter(1)) {
            doomed.http().edit("announced", replace(PERFORMANCE, 60));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(watcher.revisions()).containsExactly("2"));

            var unanswered = doomed.http().editing("never announced", replace(PERFORMANCE, 70));

            assertThat(doomed.exitCode()).isEqualTo(137);
            watcher.awaitEnd();
            assertThat(unanswered).failsWithin(PATIENCE);
            assertThat(watcher.revisions()).containsExactly("2");
        }

        try (var heir = installation.start();
                var watcher = heir.http().changesAfter(2)) {
            heir.http().edit("the next one", replace(PERFORMANCE, 80));

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(watcher.revisions()).isNotEmpty().last().isEqualTo("4"));
            assertThat(watcher.revisions()).containsExactly("3", "4");
            assertThat(watcher.events("change").get(0).json().getString("reason"))
                    .isEqualTo("never announced");
            assertThat(watcher.events("snapshot")).isEmpty();
        }
    }
}
