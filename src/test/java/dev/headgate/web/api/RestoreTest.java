package dev.headgate.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.web.Call;
import dev.headgate.web.Call.Answer;
import dev.headgate.web.RunningGateway;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestoreTest {
    private static final String RECOVERY = "/dual_write/circuit_breaker_recovery_time_s";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void aRestoreIsANewRevisionWithTheOldOverrides() {
        var old = GATEWAY.edit(RECOVERY, 41).send().json().getLong("revision");
        GATEWAY.edit(RECOVERY, 42).send();

        var answer = restore(old, GATEWAY.etag()).send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getLong("revision")).isEqualTo(old + 2);
        assertThat(answer.json().getString("origin")).isEqualTo("restore");
        assertThat(GATEWAY.get("/api/v1/config" + RECOVERY).send().json().getInteger("value"))
                .isEqualTo(41);
    }

    @Test
    void aRestoreOfWhatIsThereChangesNothing() {
        var current = GATEWAY.get("/api/v1/config").send().json().getLong("revision");

        var answer = restore(current, "*").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("changes")).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeRestored() {
        assertThat(restore(999, "*").send().status()).isEqualTo(404);
    }

    @Test
    @Tag("C3")
    void aRestoreWithoutATagIsRefused() {
        var answer = GATEWAY.post("/api/v1/revisions/1/restore")
                .json(new JsonObject().put("reason", "a test"))
                .send();

        assertThat(answer.status()).isEqualTo(428);
    }

    @Test
    void aRestoreNeedsAReason() {
        var answer = GATEWAY.post("/api/v1/revisions/1/restore")
                .with("If-Match", "*")
                .json(new JsonObject())
                .send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.pointers()).containsExactly("/reason");
    }

    @Test
    @Tag("C5")
    void ofARestoreAndAnEditThatRaceOneWins() {
        var old = GATEWAY.edit(RECOVERY, 51).send().json().getLong("revision");
        GATEWAY.edit(RECOVERY, 52).send();
        var etag = GATEWAY.etag();

        var race = List.of(
                restore(old, etag).begin(),
                GATEWAY.post("/api/v1/revisions")
                        .with("If-Match", etag)
                        .json(RunningGateway.replace(RECOVERY, 53))
                        .begin());

        RunningGateway.await(Future.all(race));
        assertThat(race.stream().map(Future::result).map(Answer::status)).containsExactlyInAnyOrder(201, 412);
        assertThat(GATEWAY.etag()).isEqualTo("\"" + (old + 2) + "\"");
    }

    private static Call restore(long revision, String etag) {
        return GATEWAY.post("/api/v1/revisions/" + revision + "/restore")
                .with("If-Match", etag)
                .json(new JsonObject().put("reason", "a test"));
    }
}
