package dev.headgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCommandTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String NO_ADMIN = "no admin is left; until there is one, only this command can manage users";

    @TempDir
    Path directory;

    /** How a command ended. */
    private record Ended(int status, String out, String err) {}

    private Ended user(String words) {
        return user(words, PASSWORD + "\n");
    }

    private Ended user(String words, String input) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var prompt =
                new PasswordPrompt(Optional.empty(), new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        var arguments = new ArrayList<>(List.of(words.split(" ")));
        arguments.add("--store.path=" + file());
        var status = new UserCommand(
                        prompt,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
                .run(arguments);
        return new Ended(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Path file() {
        return directory.resolve("data/headgate.db");
    }

    @Test
    void usersAreAddedAndListedByName() {
        assertThat(user("add zoe --role admin"))
                .isEqualTo(new Ended(
                        0,
                        "added zoe as admin\n",
                        "access control is off: nobody has to sign in until access.enabled is true\n"));
        assertThat(user("add --access.enabled=true --role=viewer adam@example"))
                .isEqualTo(new Ended(0, "added adam@example as viewer\n", ""));

        assertThat(user("list")).isEqualTo(new Ended(0, """
                        adam@example  viewer  added 2026-11-22T12:00:00Z
                        zoe           admin   added 2026-11-22T12:00:00Z
                        """, ""));
    }

    @Test
    void aListOfNobodySaysSo() {
        assertThat(user("list")).isEqualTo(new Ended(0, "", "there are no users yet\n"));
    }

    @Test
    void aUserWhoIsThereAlreadyIsNotAddedAgain() {
        user("add zoe --role admin");

        assertThat(user("add zoe --role viewer")).isEqualTo(new Ended(1, "", "there is a user zoe already\n"));

        assertThat(user("list").out()).contains("admin");
    }

    @ParameterizedTest
    @CsvSource({
        "elevenchars, 'expected a password of at least 12 characters, found 11'",
        "zoe.operator@example, expected a password that isn't the user's name",
        "'', 'expected a password of at least 12 characters, found 0'",
    })
    void aPasswordThatWontDoIsRefusedInWordsThatDontRepeatIt(String password, String words) {
        assertThat(user("add zoe.operator@example --role admin", password + "\n"))
                .isEqualTo(new Ended(1, "", words + "\n"));

        assertThat(user("list").out()).isEmpty();
    }

    @Test
    void noPasswordAtAllIsRefused() {
        assertThat(user("add zoe --role admin", ""))
                .isEqualTo(new Ended(1, "", "expected a password as one line on standard input, found none\n"));
    }

    @Test
    void aRoleIsChangedAndTheLastAdminIsMissed() {
        user("add zoe --role admin");

        assertThat(user("role zoe --role editor")).isEqualTo(new Ended(0, "zoe is now editor\n", NO_ADMIN + "\n"));
        assertThat(user("role zoe --role admin")).isEqualTo(new Ended(0, "zoe is now admin\n", ""));
        assertThat(user("remove zoe"))
                .isEqualTo(new Ended(0, "removed zoe, who is signed out everywhere\n", NO_ADMIN + "\n"));
    }

    @Test
    void aPasswordIsChanged() {
        user("add zoe --role admin");

        assertThat(user("passwd zoe"))
                .isEqualTo(new Ended(0, "zoe has a new password and is signed out everywhere\n", ""));
    }

    @ParameterizedTest
    @CsvSource({"remove adam", "passwd adam", "role adam --role viewer"})
    void whatIsDoneToNobodyIsRefused(String words) {
        user("add zoe --role admin");

        assertThat(user(words)).isEqualTo(new Ended(1, "", "there is no user adam\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ad zoe --role admin | unknown command \"ad\"; did you mean \"add\"?",
                "add --role admin | expected one name, found none",
                "add zoe adam --role admin | expected one name, found zoe adam",
                "add -zoe --role admin | expected a name of 1 to 64 letters",
                "add headgate --role admin | this name stands for something else in the history, found \"headgate\"",
                "add zoe | expected one --role of viewer, editor, admin, found none",
                "add zoe --role | expected one --role of viewer, editor, admin, found",
                "add zoe --role root | expected one --role of viewer, editor, admin, found root",
                "remove zoe --role admin | remove takes no --role",
                "list zoe | expected no name, found zoe",
                "add zoe --role admin --password=correct-horse | a password can't be an argument",
            })
    void whatCannotBeMeantIsAnsweredWithTheUsage(String words, String problem) {
        var ended = user(words);

        assertThat(ended.status()).isEqualTo(64);
        assertThat(ended.err())
                .startsWith(problem)
                .contains(UserArguments.USAGE)
                .doesNotContain("correct-horse");
        assertThat(ended.out()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    @Tag("D4")
    void aStoreThatCannotBeUsedIsNamed() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(file(), "");

        assertThat(user("list"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(78))
                .satisfies(ended -> assertThat(ended.err()).startsWith(file() + " can't be used: it is empty"));
    }

    @Test
    void settingsThatCannotBeUsedAreListed() {
        assertThat(user("list --http.prot=1"))
                .satisfies(ended -> assertThat(ended.status()).isEqualTo(78))
                .satisfies(ended -> assertThat(ended.err()).contains("--http.prot=…", "--http.port"));
    }
}
