package dev.headgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the parts one after the other and writes the table; {@code bin/bench} starts it on the second core. */
public final class Bench {
    private static final Logger LOG = LoggerFactory.getLogger(Bench.class);
    private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();

    private Bench() {}

    /** {@code [--quick] [part…]}; all parts when none is named. Only a whole, slow run goes into the documentation. */
    public static void main(String[] arguments) throws IOException {
        var asked = new ArrayList<>(List.of(arguments));
        var settings = new Settings(
                asked.remove("--quick"), Path.of("target/headgate.jar").toAbsolutePath(), FOLDER);
        var parts = parts();
        var names = parts.stream().map(Part::name).toList();
        if (!names.containsAll(asked)) {
            throw new IllegalArgumentException("expected --quick or parts out of " + names + ", found " + asked);
        }

        Files.createDirectories(FOLDER);
        var rows = new ArrayList<Row>();
        for (var part : parts) {
            if (asked.isEmpty() || asked.contains(part.name())) {
                rows.addAll(measured(part, settings));
            }
        }
        var table = Report.of(settings, rows);
        Files.writeString(FOLDER.resolve("table.md"), table);
        if (asked.isEmpty() && !settings.quick()) {
            Report.write(Path.of("docs/PERFORMANCE.md"), table);
        }
        System.exit(0); // whatever threads the clients have left
    }

    private static List<Part> parts() {
        return List.of(
                new RoutePart(),
                new GetPart(),
                new StreamPart(),
                new EditPart(),
                new EventsPart(),
                new StartPart(),
                new VisiblePart(),
                new PagePart());
    }

    /** A part that fails says so in the table, and keeps none of the others from being measured. */
    private static List<Row> measured(Part part, Settings settings) {
        LOG.atInfo().addKeyValue("part", part.name()).log("measuring");
        try {
            var rows = part.measure(settings);
            rows.forEach(row -> LOG.atInfo().log(row.markdown()));
            return rows;
        } catch (Exception failed) {
            LOG.atError().addKeyValue("part", part.name()).setCause(failed).log("a part failed");
            return List.of(Row.missing("`" + part.name() + "`", String.valueOf(failed.getMessage())));
        }
    }
}
