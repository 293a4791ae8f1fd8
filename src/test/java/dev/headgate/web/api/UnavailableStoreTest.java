package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.FillingDisk;
import dev.headgate.web.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UnavailableStoreTest {
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";
    private static final FillingDisk DISK = new FillingDisk();

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(DISK);

    @BeforeEach
    void theDiskIsFull() {
        DISK.fill();
    }

    @AfterEach
    void thereIsRoomAgain() {
        DISK.makeRoom();
    }

    @Test
    @Tag("D3")
    void anEditIsRefusedForNowAndReadsGoOn() {
        var before = GATEWAY.etag();

        var answer = GATEWAY.edit(RECOVERY, 71).send();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(GATEWAY.etag()).isEqualTo(before);
    }

    @Test
    @Tag("D3")
    void healthIsDegradedUntilAnEditSucceedsAgain() {
        GATEWAY.edit(RECOVERY, 72).send();
        var full = GATEWAY.get("/health/ready").send();
        DISK.makeRoom();
        var edit = GATEWAY.edit(RECOVERY, 72).send();
        var healed = GATEWAY.get("/health/ready").send();

        assertThat(full.status()).isEqualTo(200);
        assertThat(full.json().getString("status")).isEqualTo("degraded");
        assertThat(edit.status()).isEqualTo(201);
        assertThat(healed.json().getString("status")).isEqualTo("up");
    }
}
