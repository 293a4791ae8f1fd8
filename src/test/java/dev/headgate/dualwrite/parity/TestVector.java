package dev.headgate.dualwrite.parity;

import dev.headgate.dualwrite.event.Checksum;
import dev.headgate.dualwrite.event.Checksum.Algorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of the table in docs/EVENTS.md.
 *
 * @param written JSON as a producer may write it
 * @param canonical as it leaves
 */
record TestVector(String written, String canonical, Checksum checksum) {
    static final String SECRET = "a secret for the test vectors";

    private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| `(.+)` \\| ([A-Z0-9-]+) \\| `([0-9a-f]+)` \\|");

    static List<TestVector> all() {
        try (var lines = Files.lines(Path.of("docs/EVENTS.md"))) {
            return lines.map(ROW::matcher)
                    .filter(row -> row.matches())
                    .map(row -> new TestVector(
                            row.group(1),
                            row.group(2),
                            new Checksum(Algorithm.of(row.group(3)).orElseThrow(), row.group(4))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
