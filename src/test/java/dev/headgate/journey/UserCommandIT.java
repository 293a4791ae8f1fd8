package dev.headgate.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users by command line, each command in a process of its own. */
class UserCommandIT {
    private static final String PASSWORD = "correct horse battery staple";

    /** How soon what was revoked lets nobody in. */
    private static final Duration PROMISED = Duration.ofSeconds(15);

    private Installation installation;

    @BeforeEach
    void install(@TempDir Path directory) {
        installation = Installation.in(directory);
    }

    /** Runs {@code user …} to its end, with a password on its standard input. */
    private GatewayProcess user(String... words) {
        installation.write("password", PASSWORD + "\n");
        var command = installation.with("user");
        for (var word : words) {
            command = command.with(word);
        }
        try (var process = GatewayProcess.launch(command, installation.path("password"))) {
            process.exitCode();
            return process;
        }
    }

    private static void assertSaid(GatewayProcess process, int status, String out, String err) {
        assertThat(process.stderr()).isEqualTo(err);
        assertThat(process.stdout()).isEqualTo(out);
        assertThat(process.exitCode()).isEqualTo(status);
    }

    @Test
    void inAFreshDirectoryTheStoreIsMadeForItsOwnerOnlyAndAGatewayStartsOnIt() throws IOException {
        assertSaid(user("add", "zoe", "--role", "admin", "--access.enabled=true"), 0, "added zoe as admin\n", "");

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(installation.path(Installation.DATABASE))))
                .isEqualTo("rw-------");
        try (var gateway = installation.start()) {
            assertThat(gateway.http().revision()).isEqualTo(1);
        }
    }

    @Test
    void usersComeAndGoWhileAGatewayHoldsTheStore() {
        try (var gateway = installation.start()) {
            user("add", "zoe", "--role=admin");
            assertSaid(user("add", "zoe", "--role=viewer"), 1, "", "there is a user zoe already\n");
            assertSaid(user("role", "zoe", "--role=editor"), 0, "zoe is now editor\n", """
                    no admin is left; until there is one, only this command can manage users
                    """);
            assertSaid(user("passwd", "zoe"), 0, "zoe has a new password and is signed out everywhere\n", "");
            assertThat(user("list").stdout()).startsWith("zoe  editor  added 20");
            assertThat(user("remove", "zoe").exitCode()).isZero();
            assertSaid(user("list"), 0, "", "there are no users yet\n");

            assertThat(gateway.http().revision()).isEqualTo(1);
            assertThat(gateway.stderr()).doesNotContain("ERROR", "Exception");
        }
    }

    @Test
    @Tag("A11")
    void aRunningGatewayFollows() {
        user("add", "ada", "--role=admin");
        try (var gateway = installation.with("--access.enabled=true").start()) {
            var http = gateway.http();
            user("add", "zoe", "--role=viewer");
            var cookie = await().atMost(PROMISED)
                    .pollInterval(Duration.ofSeconds(1)) // ten wrong ones would be refused
                    .until(() -> http.signIn("zoe", PASSWORD), signedIn -> signedIn.status() == 303)
                    .header("Set-Cookie")
                    .replaceFirst(";.*", "");
            assertThat(http.get("/api/v1/config", cookie).status()).isEqualTo(200);

            user("passwd", "zoe");
            await().atMost(PROMISED)
                    .until(() -> http.get("/api/v1/config", cookie).status() == 401);

            assertThat(http.signIn("zoe", PASSWORD).status()).isEqualTo(303);
            user("remove", "zoe");
            await().atMost(PROMISED)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> http.signIn("zoe", PASSWORD).status() == 401);
        }
    }

    @Test
    void whatCannotBeMeantIsAnsweredWithTheUsage() {
        var process = user("add", "zoe", "--role", "root");

        assertThat(process.exitCode()).isEqualTo(64);
        assertThat(process.stderr())
                .startsWith("expected one --role of viewer, editor, admin, found root")
                .contains("usage: bin/run user add NAME --role viewer|editor|admin");
        assertThat(user("help").stdout()).startsWith("usage: bin/run user add");
    }

    @Test
    @Tag("A11")
    void thePasswordIsInNothingThatTheCommandSaysOrLeaves() throws IOException {
        var process = user("add", "zoe", "--role", "admin");

        assertThat(process.stdout() + process.stderr()).doesNotContain(PASSWORD);
        assertThat(Files.readString(installation.path(Installation.DATABASE), StandardCharsets.ISO_8859_1))
                .contains("$argon2id$")
                .doesNotContain(PASSWORD);
    }
}
