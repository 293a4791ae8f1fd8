package dev.headgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/** The one table, and its place in the documentation. */
final class Report {
    private static final String BEGIN = "<!-- bin/bench: begin -->";
    private static final String END = "<!-- bin/bench: end -->";
    private static final String HEAD = """
            | metric | ceiling or peer | Headgate | ratio | goal | verdict |
            |---|---|---|---|---|---|
            """;

    private Report() {}

    static String of(Settings settings, List<Row> rows) throws IOException {
        return machine(settings) + "\n\n" + HEAD
                + rows.stream().map(row -> row.markdown() + "\n").collect(Collectors.joining());
    }

    private static String machine(Settings settings) throws IOException {
        var cores = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("processor"))
                .count();
        var rounds = settings.rounds() + " interleaved rounds, median (min–max)";
        return LocalDate.now(ZoneOffset.UTC) + ", " + cores + " cores, JDK " + Runtime.version() + ", " + rounds
                + (settings.quick() ? ". QUICK: few and short rounds, not for the record" : "");
    }

    /** Puts the table between the markers; what stands around them is people's. */
    static void write(Path document, String table) throws IOException {
        var text = Files.readString(document);
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(document + ": expected the lines " + BEGIN + " and " + END);
        }
        Files.writeString(
                document,
                text.substring(0, begin + BEGIN.length()) + "\n" + table.strip() + "\n" + text.substring(end));
    }
}
