package dev.headgate.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.headgate.web.RunningGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** Passwords, tokens and session keys are given once and found nowhere after. */
@Tag("A11")
class KeptSecretTest {
    private static final String WRONG = "an almost right password";

    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.withAccess();

    @Test
    void nothingThatLetsOneInIsInALogAPageAnAnswerOrTheStore() throws IOException {
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        var root = (Logger) LoggerFactory.getLogger("dev.headgate");
        var level = root.getLevel();
        root.setLevel(Level.TRACE);
        root.addAppender(heard);
        var secrets = new ArrayList<String>();
        var shown = new StringBuilder();
        try {
            var key = GATEWAY.setUpKey();
            var team = Team.at(GATEWAY);
            var token = team.token("ci", "editor", "");
            secrets.addAll(List.of(Team.PASSWORD, WRONG, secretOf(key), secretOf(token)));
            secrets.addAll(List.of(secretOf(team.cookieOf("ada")), secretOf(team.cookieOf("vi"))));
            shown.append(team.form("/login", Map.of("name", "ed", "password", WRONG))
                    .send()
                    .body());
            shown.append(team.form("/login", Map.of("name", WRONG, "password", "x"))
                    .send()
                    .headers());
            shown.append(
                    team.as("vi", "/override", Map.of("reason", "x")).send().body());
            shown.append(GATEWAY.get("/api/v1/config")
                    .with("X-API-Key", token + "x")
                    .send()
                    .body());
            shown.append(GATEWAY.get("/setup?key=" + key).send().body());
            for (var path : List.of(
                    "/",
                    "/history",
                    "/sources",
                    "/account",
                    "/access",
                    "/metrics",
                    "/api/v1/config",
                    "/api/v1/revisions")) {
                shown.append(team.get("ada", path).send().body());
            }
        } finally {
            root.detachAppender(heard);
            root.setLevel(level);
        }
        heard.list.forEach(event -> shown.append(event.getFormattedMessage()).append(event.getKeyValuePairs()));
        try (var files = Files.list(GATEWAY.folder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                shown.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(shown).contains("ada").contains("refused"); // what is looked at is what it should be
        assertThat(secrets).allSatisfy(secret -> assertThat(shown).doesNotContain(secret));
    }

    /** The part behind the id, which is no secret. */
    private static String secretOf(String key) {
        return key.substring(key.indexOf('_') + 1);
    }
}
