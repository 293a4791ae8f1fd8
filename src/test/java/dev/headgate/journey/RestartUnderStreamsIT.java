package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.headgate.swarm.Swarm;
import dev.headgate.swarm.SwarmOptions;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("W3")
class RestartUnderStreamsIT {
    private static final int READERS = 200;
    private static final int EDITS = 50;

    @Test
    void allReadersConvergeAfterARestartAndNoneStepsBack(@TempDir Path directory) {
        var installation = Installation.in(directory);
        var gateway = installation.start();
        var port = gateway.address().getPort();
        try (var swarm =
                Swarm.start(SwarmOptions.of(port, "/api/v1/changes", READERS).reconnecting())) {
            await().atMost(PATIENCE).until(() -> swarm.at(1) == READERS);
            var http = gateway.http();
            var cutShort = IntStream.rangeClosed(1, EDITS)
                    .mapToObj(number -> http.editing("edit " + number, replace(PERFORMANCE, number / 4.0)))
                    .toList();
            await().atMost(PATIENCE).until(() -> swarm.receipts().readers(2) > 0);

            gateway.kill();
            cutShort.forEach(edit -> edit.handle((answer, failure) -> answer).join());
            gateway = installation.with("--http.port=" + port).start();
            var last = gateway.http()
                    .edit("after the restart", replace(PERFORMANCE, 99))
                    .json()
                    .getLong("revision");

            await().atMost(PATIENCE).until(() -> swarm.at(last) == READERS);
            assertThat(swarm.steppedBack()).isZero();
        } finally {
            gateway.close();
        }
    }
}
