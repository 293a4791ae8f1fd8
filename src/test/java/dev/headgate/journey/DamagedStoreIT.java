package dev.headgate.journey;

import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.remove;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D4")
class DamagedStoreIT {
    private static final String OLD_REASON = "the reason of an old revision";

    private Installation installation;
    private Path database;
    private JsonObject served;

    @BeforeEach
    void stopWithAFewRevisions(@TempDir Path directory) {
        installation = Installation.in(directory);
        database = installation.path(Installation.DATABASE);
        try (var gateway = installation.start()) {
            gateway.http().edit(OLD_REASON, replace(PERFORMANCE, 60));
            gateway.http().edit("dropped, so that no later layer repeats its reason", remove(PERFORMANCE));
            gateway.http().edit("the last one", replace(PERFORMANCE, 70));
            served = gateway.http().config();
            gateway.terminate();
            gateway.exitCode();
        }
    }

    @Test
    void damageBelowTheHeadIsServedReadOnlyAndLoudly() throws IOException {
        flipABitOf(OLD_REASON);

        try (var gateway = installation.start()) {
            var http = gateway.http();

            assertThat(http.config()).isEqualTo(served);
            var refused = http.edit("on damaged ground", replace(PERFORMANCE, 80));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().getString("detail")).contains(Installation.DATABASE, "read-only");
            assertThat(http.config()).isEqualTo(served);
            var ready = http.get("/health/ready");
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.json().getString("status")).isEqualTo("degraded");
            assertThat(ready.body()).contains("damaged");
            assertThat(gateway.logged("ERROR").get(0)).contains("damaged", Installation.DATABASE);
        }
    }

    @Test
    void aHeadThatIsNotWhatWasWrittenIsNotServed() throws IOException {
        flipABitOf("the last one");

        assertRefusedNamingTheFile();
    }

    @Test
    void aFileThatIsNoDatabaseAnyMoreIsRefused() throws IOException {
        var bytes = Files.readAllBytes(database);
        Arrays.fill(bytes, 0, 4096, (byte) 0x5a);
        Files.write(database, bytes);

        assertRefusedNamingTheFile();
    }

    @Test
    void aFileThatWasEmptiedIsNotTakenForANewOne() throws IOException {
        Files.write(database, new byte[0]);

        assertRefusedNamingTheFile();
    }

    private void flipABitOf(String text) throws IOException {
        var bytes = Files.readAllBytes(database);
        var at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).as("where \"%s\" is stored", text).isPositive();
        bytes[at] ^= 1;
        Files.write(database, bytes);
    }

    private void assertRefusedNamingTheFile() {
        try (var gateway = installation.launch()) {
            assertThat(gateway.exitCode()).isEqualTo(78);
            assertThat(gateway.stderr())
                    .contains("Headgate can't start", Installation.DATABASE)
                    .doesNotContain("Exception");
            assertThat(gateway.stdout()).isEmpty();
        }
    }
}
