package dev.headgate;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Where a new password comes from.
 *
 * @param console of the person who is there, if anybody is
 * @param input UTF-8, for scripts
 */
record PasswordPrompt(Optional<Console> console, InputStream input) {

    /** Waits for a password: twice and unseen on a terminal, else one line. Empty when {@code problems} tells why. */
    Optional<String> ask(String user, List<String> problems) {
        return console.isPresent() ? askTwice(console.get(), user, problems) : line(problems);
    }

    private static Optional<String> askTwice(Console terminal, String user, List<String> problems) {
        var first = terminal.readPassword("New password for %s: ", user);
        var second = first == null ? null : terminal.readPassword("The same again: ");
        if (first == null || second == null) {
            problems.add("expected a password, found the end of the input");
            return Optional.empty();
        }
        var password = new String(first);
        if (!password.equals(new String(second))) {
            problems.add("expected the same password twice, found two");
            return Optional.empty();
        }
        return Optional.of(password);
    }

    private Optional<String> line(List<String> problems) {
        try {
            var line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                problems.add("expected a password as one line on standard input, found none");
            }
            return Optional.ofNullable(line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("standard input can't be read", unreadable);
        }
    }
}
