package dev.headgate.journey;

import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartAndStopIT {
    private static final int TERMINATED = 128 + 15;

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path directory) {
        installation = Installation.in(directory);
    }

    @Test
    void sigtermClosesTheStoreAndLetsASuccessorStart() {
        try (var gateway = installation.start();
                var stream = gateway.http().changes()) {
            gateway.http().edit("before the end", replace(PERFORMANCE, 60));

            gateway.terminate();

            assertThat(gateway.exitCode()).isEqualTo(TERMINATED);
            stream.awaitEnd();
            assertThat(installation.path(Installation.DATABASE + "-wal"))
                    .as("the log of a database that was closed")
                    .doesNotExist();
            assertThat(gateway.stderr()).doesNotContain("Exception", "ERROR");
        }
        try (var successor = installation.start()) {
            assertThat(successor.http().revision()).isEqualTo(2);
        }
    }

    @Test
    void sigtermDoesNotWaitForAnEventClientThatAnswersNothing() throws IOException {
        try (var gateway = installation.start();
                var silent = RawConnection.over(new Socket(
                        InetAddress.getLoopbackAddress(), gateway.address().getPort()))) {
            silent.toWebSocket("/ws/events");

            gateway.terminate();

            assertThat(gateway.exitCode()).isEqualTo(TERMINATED);
            assertThat(gateway.stderr()).doesNotContain("didn't stop", "Exception", "ERROR");
        }
    }

    @Test
    void aKilledGatewayLeavesNothingInTheTemporaryDirectory() throws IOException {
        var temporary = Files.createDirectory(installation.path("tmp"));
        try (var gateway = installation
                .with("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary)
                .start()) {
            gateway.kill();

            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    @Tag("D5")
    void aSecondGatewayOnTheSameFileIsRefusedAndTheFirstGoesOn() {
        try (var first = installation.start();
                var second = installation.launch()) {
            assertThat(second.exitCode()).isEqualTo(78);
            assertThat(second.stderr())
                    .contains(Installation.DATABASE + " is in use by another gateway")
                    .doesNotContain("Exception");
            assertThat(second.stdout()).isEmpty();
            assertThat(first.http().edit("still here", replace(PERFORMANCE, 60)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void aHostBeyondThisMachineIsRefused() {
        assertRefused(
                installation.with("--http.host=0.0.0.0"),
                "--http.host /http/host: expected a loopback address such as 127.0.0.1, found \"0.0.0.0\"",
                "set access.enabled to true");
    }

    @Test
    void aHostBeyondThisMachineIsServedWithAccessControlAndALinkForTheFirstAdmin() {
        var guarded = installation.with("--http.host=0.0.0.0").with("--access.enabled=true");
        try (var gateway = guarded.start()) {
            assertThat(gateway.stdout().lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .matches("Nobody can sign in yet\\. Name the first admin at " + gateway.address()
                            + "/setup\\?key=[0-9a-f]{16}_[A-Za-z0-9_-]{43}");
        }
    }

    @Test
    void anUnknownArgumentIsRefusedWithTheNearestOne() {
        assertRefused(installation.with("--http.prot=1"), "--http.prot=…", "--http.port");
    }

    @Test
    void anUnknownSettingIsRefusedWithTheNearestOneAndItsPlace() {
        installation.write("conf/gateway.yaml", "http:\n  prot: 0\n");

        assertRefused(installation, "conf/gateway.yaml:2:9", "\"prot\"", "\"port\"");
    }

    @Test
    @Tag("S11")
    void theFirstStartWithBrokenSourcesPrintsEveryProblemWithItsPlace() {
        installation.write(Installation.DOCUMENT, """
                dual_write:
                  categories:
                    performance:
                      percentage: 150
                      enabled: maybe
                """);

        assertRefused(
                installation.with("DUAL_WRITE_CRITICAL_PERCENTAGE", "abc"),
                "conf/dual-write.yaml:4:19 " + PERFORMANCE,
                "150",
                "conf/dual-write.yaml:5:16 /dual_write/categories/performance/enabled",
                "maybe",
                "DUAL_WRITE_CRITICAL_PERCENTAGE /dual_write/categories/critical/percentage",
                "abc");
    }

    private static void assertRefused(Installation installation, String... words) {
        try (var gateway = installation.launch()) {
            assertThat(gateway.exitCode()).isEqualTo(78);
            assertThat(gateway.stderr())
                    .startsWith("Headgate can't start")
                    .contains(words)
                    .doesNotContain("Exception");
            assertThat(gateway.stdout()).isEmpty();
        }
    }
}
