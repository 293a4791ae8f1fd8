package dev.headgate.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Pointer;
import dev.headgate.config.Reading;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of vertx-config other than a file. */
class StoresTest {
    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() {
        rig = new Rig(folder);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    /** The settings of a source at a server that answers so. */
    private JsonObject server(int status, Buffer body) throws Exception {
        var server = rig.vertx
                .createHttpServer()
                .requestHandler(
                        request -> request.response().setStatusCode(status).end(body))
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
        return new JsonObject()
                .put("host", "127.0.0.1")
                .put("port", server.actualPort())
                .put("path", "/conf");
    }

    @Test
    void aTextOverHttpHasLinesAndColumns() throws Exception {
        var settings = server(200, Buffer.buffer(Rig.percentage(101)));
        var source = rig.source("http", "yaml", settings);

        var location = "http://127.0.0.1:" + settings.getInteger("port") + "/conf";
        assertThat(source.location()).isEqualTo(location);
        assertThat(Rig.problems(Rig.read(source))).singleElement().asString().startsWith(location + ":4:19 ");
    }

    @Test
    void jsonOverHttpIsALayer() throws Exception {
        var body = new JsonObject()
                .put("dual_write", new JsonObject().put("global_override", "websocket_only"))
                .toBuffer();

        var reading = Rig.read(rig.source("http", "json", server(200, body)));

        assertThat(Rig.value(reading, Pointer.of("dual_write", "global_override")))
                .isEqualTo("websocket_only");
    }

    @Test
    void theBodyOfAnErrorPageIsNoConfiguration() throws Exception {
        var source = rig.source("http", "json", server(503, Buffer.buffer("{}")));

        assertThat(Rig.problems(Rig.read(source)))
                .singleElement()
                .asString()
                .endsWith("/conf: expected HTTP status 200, found 503");
    }

    @Test
    void aBodyOverTheSizeLimitIsCutOff() throws Exception {
        var source = rig.source("http", "json", server(200, Buffer.buffer(new byte[5_000_000])));

        assertThat(Rig.problems(Rig.read(source)))
                .singleElement()
                .asString()
                .endsWith("more than 4,194,304, the limit");
    }

    @Test
    void aServerThatIsNotThereIsAProblemWithoutAClassName() throws Exception {
        var settings = new JsonObject().put("host", "127.0.0.1").put("port", 1);

        assertThat(Rig.problems(Rig.read(rig.source("http", "json", settings))))
                .singleElement()
                .asString()
                .contains("refused")
                .doesNotContain("Exception");
    }

    @Test
    void aDirectoryOfFilesIsOneLayer() throws Exception {
        Files.createDirectory(folder.resolve("conf.d"));
        rig.write("conf.d/1.json", "{\"dual_write\": {\"circuit_breaker_enabled\": false}}");
        rig.write("conf.d/2.json", "{\"dual_write\": {\"circuit_breaker_recovery_time_s\": 7}}");
        var settings = new JsonObject()
                .put("path", "conf.d")
                .put("filesets", new JsonArray().add(new JsonObject().put("pattern", "*.json")));

        var reading = Rig.read(rig.source("dir", null, settings));
        assertThat(Rig.problems(reading)).isEmpty();

        assertThat(Rig.value(reading, Pointer.of("dual_write", "circuit_breaker_enabled")))
                .isEqualTo(false);
        assertThat(Rig.value(reading, Pointer.of("dual_write", "circuit_breaker_recovery_time_s")))
                .isEqualTo(new BigDecimal(7));
        assertThat(((Reading.Good) reading)
                        .tree()
                        .nearestOrigin(Pointer.ROOT)
                        .orElseThrow()
                        .where())
                .isEqualTo("conf.d");
    }

    @Test
    void aBrokenFileInADirectoryIsAProblemOfThatSource() throws Exception {
        Files.createDirectory(folder.resolve("conf.d"));
        rig.write("conf.d/1.json", "{\"dual_write\": ");
        var settings = new JsonObject()
                .put("path", "conf.d")
                .put("filesets", new JsonArray().add(new JsonObject().put("pattern", "*.json")));

        assertThat(Rig.problems(Rig.read(rig.source("dir", null, settings))))
                .singleElement()
                .asString()
                .startsWith("conf.d: ")
                .doesNotContain("Exception");
    }

    /** This process's own variables: none of them has a name that the section knows. */
    @Test
    void theEnvironmentIsReadAndOtherProgramsVariablesAreIgnored() throws Exception {
        var source = rig.source("env", null, new JsonObject());

        assertThat(source.location()).isEqualTo("environment");
        assertThat(((Reading.Good) Rig.read(source)).tree().isEmpty()).isTrue();
    }

    @Test
    void namedTextsAreTypedByTheSchema() throws Exception {
        System.setProperty("DUAL_WRITE_CRITICAL_PERCENTAGE", "007");
        try {
            assertThat(Rig.problems(Rig.read(rig.source("sys", null, new JsonObject()))))
                    .singleElement()
                    .asString()
                    .startsWith("DUAL_WRITE_CRITICAL_PERCENTAGE ")
                    .endsWith("found \"007\"");
        } finally {
            System.clearProperty("DUAL_WRITE_CRITICAL_PERCENTAGE");
        }
    }

    @Test
    void aStoreTypeThatNobodyKnowsIsAProblem() throws Exception {
        assertThat(Rig.problems(Rig.read(rig.source("etcd", null, new JsonObject()))))
                .singleElement()
                .asString()
                .startsWith("etcd: unknown configuration store implementation: etcd");
    }
}
