package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.remove;
import static dev.headgate.journey.HttpJson.replace;
import static dev.headgate.journey.Installation.percentage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenSourceIT {
    private static final String SETTINGS = """
            http: {port: 0}
            sources:
              scan_period_ms: 100
              list:
                - {name: dual-write, type: file, format: yaml, path: conf/dual-write.yaml}
                - {name: second, type: file, format: yaml, path: conf/second.yaml}
            """;
    private static final String SECOND = "conf/second.yaml";
    private static final String OVERRIDE = "dual_write: {global_override: %s}";

    /** The bracket of line 4 is never closed, which shows at the end of the file. */
    private static final String BROKEN = percentage("[50");

    private Installation installation;
    private GatewayProcess gateway;

    @BeforeEach
    void start(@TempDir Path directory) {
        installation = Installation.in(directory);
        installation.write("conf/gateway.yaml", SETTINGS);
        installation.write(SECOND, OVERRIDE.formatted("null"));
        gateway = installation.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    @Tag("S1")
    void malformedYamlOverAGoodFileHoldsUpNobodyAndIsSaidOnce() {
        var http = gateway.http();
        try (var stream = http.changes()) {
            installation.write(Installation.DOCUMENT, BROKEN);
            await().atMost(PATIENCE).until(() -> failures() >= 3);

            var status = http.source("dual-write");
            assertThat(status.getString("status")).isEqualTo("failed");
            var problem = status.getJsonArray("problems").getJsonObject(0);
            assertThat(problem.getString("file")).isEqualTo(Installation.DOCUMENT);
            assertThat(problem.getInteger("line")).isEqualTo(5);
            assertThat(problem.getInteger("column")).isEqualTo(1);
            assertThat(http.percentage()).as("the last good reading").isEqualTo(50);
            assertThat(stream.events("source"))
                    .extracting(event -> event.json().getString("status"))
                    .containsExactly("failed");
            assertThat(gateway.logged("source failed")).hasSize(1);

            installation.write(SECOND, OVERRIDE.formatted("realtime_only"));
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(override()).as("the other source").isEqualTo("realtime_only"));

            installation.write(Installation.DOCUMENT, percentage(60));
            await().atMost(PATIENCE).until(() -> http.percentage().equals(60));
            assertThat(http.source("dual-write").getString("status")).isEqualTo("ok");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(stream.revisions()).containsExactly("2", "3"));
        }
    }

    @Test
    @Tag("S10")
    void aRestartWhileASourceIsBrokenServesTheSameDocument() {
        gateway.http().edit("over the file", replace("/dual_write/categories/debug/percentage", 5));
        installation.write(Installation.DOCUMENT, percentage(60));
        await().atMost(PATIENCE).until(() -> gateway.http().percentage().equals(60));
        installation.write(Installation.DOCUMENT, BROKEN);
        await().atMost(PATIENCE).until(() -> failed(gateway));
        var before = gateway.http().get("/api/v1/config?explain=true").json();
        var problems = gateway.http().source("dual-write").getJsonArray("problems");

        gateway.kill();
        gateway = installation.start();

        assertThat(gateway.http().get("/api/v1/config?explain=true").json()).isEqualTo(before);
        assertThat(failed(gateway)).as("still shown as failed").isTrue();
        assertThat(gateway.http().source("dual-write").getJsonArray("problems")).isEqualTo(problems);
        installation.write(Installation.DOCUMENT, percentage(70));
        await().atMost(PATIENCE).until(() -> gateway.http().percentage().equals(70));
    }

    @Test
    @Tag("C6")
    void aFileChangeThatRacesAnEditOfTheSamePathLosesToItAndIsNotLost() {
        var http = gateway.http();
        for (var round = 1; round <= 10; round++) {
            var head = http.revision();
            var fromFile = 10 + round;
            var fromEdit = 60 + round;

            var edit = http.editing("round " + round, replace(PERFORMANCE, fromEdit));
            installation.write(Installation.DOCUMENT, percentage(fromFile));
            assertThat(edit.join().status()).isEqualTo(201);
            http.scan();

            assertThat(http.get("/api/v1/revisions?limit=2").json().getJsonArray("revisions"))
                    .extracting(revision -> ((JsonObject) revision).getString("origin"))
                    .containsExactlyInAnyOrder("edit", "source");
            assertThat(http.revision()).isEqualTo(head + 2);
            assertThat(http.percentage()).isEqualTo(fromEdit);
            var origin = http.get("/api/v1/config?explain=true")
                    .json()
                    .getJsonObject("origins")
                    .getJsonObject(PERFORMANCE);
            assertThat(origin.getString("layer")).isEqualTo("override");
            var shadowed = origin.getJsonArray("shadows").getJsonObject(0);
            assertThat(shadowed.getString("origin")).isEqualTo(Installation.DOCUMENT + ":4");
            assertThat(shadowed.getValue("value")).isEqualTo(fromFile);

            http.edit("for the next round", remove(PERFORMANCE));
        }
    }

    private String override() {
        return String.valueOf(gateway.http()
                .get("/api/v1/config/dual_write/global_override")
                .json()
                .getValue("value"));
    }

    private static boolean failed(GatewayProcess gateway) {
        return gateway.http().source("dual-write").getString("status").equals("failed");
    }

    /** Failed readings of the broken file, as its metric counts them. */
    private double failures() {
        return gateway.http()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("headgate_source_failures_total{source=\"dual-write\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }
}
