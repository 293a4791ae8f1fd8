package dev.headgate.journey;

import static dev.headgate.journey.GatewayProcess.PATIENCE;
import static dev.headgate.journey.HttpJson.PERFORMANCE;
import static dev.headgate.journey.HttpJson.replace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.journey.HttpJson.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D1")
class KilledIT {
    private static final int EDITS = 1_000;
    private static final int PERCENTAGES = 100_000;
    private static final String DEBUG = "/dual_write/categories/debug/percentage";

    /** When to kill; the same in every run. */
    private final Random random = new Random(20_261_122);

    private Installation installation;
    private GatewayProcess gateway;

    /** Two values that must change together, and a reason that no other edit gives. */
    private record Edit(String reason, double value, CompletableFuture<Answer> answer) {
        static Edit send(HttpJson http, int number, Runnable onAnswer) {
            var reason = "edit " + number;
            var value = number % PERCENTAGES / 1000.0;
            var answer = http.editing(reason, replace(PERFORMANCE, value), replace(DEBUG, value));
            return new Edit(reason, value, answer.thenApply(it -> {
                onAnswer.run();
                return it;
            }));
        }

        boolean acknowledged() {
            return answer.isDone() && !answer.isCompletedExceptionally();
        }
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        installation = Installation.in(directory);
        gateway = installation.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void whatWasAcknowledgedSurvivesEveryKillAndTheRestIsWholeOrAbsent() throws Exception {
        var log = new FoldedLog(gateway.http().config());
        var cutShort = 0;
        for (var round = 0; round < Integer.getInteger("headgate.rounds", 20); round++) {
            var edits = killedAmidEdits(round * EDITS + 1);
            gateway = installation.start();
            var logged = log.follow(gateway.http());

            for (var edit : edits) {
                if (edit.acknowledged()) {
                    var answer = edit.answer().join();
                    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                    var revision = log.revision(answer.json().getLong("revision"));
                    assertThat(revision.getString("reason")).isEqualTo(edit.reason());
                } else {
                    cutShort++;
                }
            }
            assertEachIsWhole(logged, edits);
            var served = gateway.http().config();
            assertThat(served.getLong("revision")).isEqualTo(log.head());
            assertThat(served.getJsonObject("config")).isEqualTo(log.document());
            assertThat(integrity()).isEqualTo("ok");
        }
        assertThat(cutShort).as("edits that a kill cut short").isPositive();
    }

    /** Sends the edits at once and kills the gateway when some of them have been answered. */
    private List<Edit> killedAmidEdits(int first) throws InterruptedException {
        var enough = new CountDownLatch(1 + random.nextInt(EDITS / 2));
        var http = gateway.http();
        var edits = IntStream.range(first, first + EDITS)
                .mapToObj(number -> Edit.send(http, number, enough::countDown))
                .toList();
        assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("enough answers before the kill")
                .isTrue();
        gateway.kill();
        edits.forEach(edit -> edit.answer().handle((answer, failure) -> answer).join());
        return edits;
    }

    /** Each revision of this round is one of its edits, with both of its changes, and no edit was made twice. */
    private static void assertEachIsWhole(List<JsonObject> logged, List<Edit> edits) {
        var open = edits.stream().collect(Collectors.toMap(Edit::reason, Edit::value));
        for (var revision : logged) {
            var value = open.remove(revision.getString("reason"));
            assertThat(value).as("the edit that made %s", revision).isNotNull();
            var changed = revision.getJsonArray("changes").stream()
                    .map(JsonObject.class::cast)
                    .collect(Collectors.toMap(
                            change -> change.getString("path"),
                            change -> change.getNumber("to").doubleValue()));
            assertThat(changed).isEqualTo(Map.of(PERFORMANCE, value, DEBUG, value));
        }
    }

    private String integrity() throws SQLException {
        var database = "jdbc:sqlite:" + installation.path(Installation.DATABASE);
        try (var connection = DriverManager.getConnection(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA integrity_check")) {
            return rows.getString(1);
        }
    }
}
