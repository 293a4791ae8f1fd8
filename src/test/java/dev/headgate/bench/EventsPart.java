package dev.headgate.bench;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The data plane and a producer in one process on both cores: see {@link EventTraffic}. */
final class EventsPart implements Part {
    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<Row> measure(Settings settings) throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(settings.folder()), "events");
        var rounds = new ArrayList<JsonArray>();
        try (var child = Child.onBothCores(
                folder,
                EventTraffic.class,
                folder.toString(),
                Integer.toString(settings.rounds()),
                Long.toString(settings.load().toMillis()))) {
            for (var line = child.stdout().readLine();
                    line != null;
                    line = child.stdout().readLine()) {
                rounds.add(new JsonArray(line));
            }
        }
        if (rounds.size() < settings.rounds()) {
            throw new IllegalStateException("the process ended early: " + Files.readString(folder.resolve("log")));
        }
        return List.of(
                Row.alone("events/s by `write`, to two sinks", column(rounds, 0))
                        .goal(Goal.valueAtLeast(50_000, "≥ 50,000 (stretch 200,000)")),
                Row.alone("allocated for each event, bytes", column(rounds, 1)),
                Row.alone("events/s by `writeDurably`, to two sinks", column(rounds, 2))
                        .goal(Goal.valueAtLeast(10_000, "≥ 10,000")),
                Row.beside(
                                "write → two sinks of 5 ms, 1,000 events/s, p50 ms",
                                "called directly",
                                new Rounds(column(rounds, 3), column(rounds, 4)))
                        .goal(Goal.ratioAtMost(1.05, "≤ 1.05 × direct")));
    }

    private static Samples column(List<JsonArray> rounds, int index) {
        return new Samples(rounds.stream().map(round -> round.getDouble(index)).toList());
    }
}
