package dev.headgate.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long until one stream shows an edit, and until it shows a file that took another's place. */
final class VisiblePart implements Part {
    private static final int EDITS = 200;
    private static final int RENAMES = 20;

    private int number;

    @Override
    public String name() {
        return "visible";
    }

    @Override
    public List<Row> measure(Settings settings) throws Exception {
        var edits = new ArrayList<Double>();
        var renames = new ArrayList<Double>();
        try (var gateway = Gateway.start(settings, List.of());
                var stream = Streams.open(gateway.port(), "/api/v1/changes", 1)) {
            edit(gateway, stream, settings.many(2_000)); // warms up
            for (var round = 0; round < settings.rounds(); round++) {
                edits.add(edit(gateway, stream, settings.many(EDITS)));
                renames.add(rename(gateway, stream, settings.many(RENAMES)));
            }
        }
        return List.of(
                Row.alone("edit → visible to one stream, p50 ms", new Samples(edits))
                        .goal(Goal.valueAtMost(5, "≤ 5 ms")),
                Row.alone("renamed file → visible to one stream, p50 ms", new Samples(renames))
                        .goal(Goal.valueAtMost(20, "≤ 20 ms")));
    }

    private double edit(Gateway gateway, Streams stream, int times) {
        var millis = new ArrayList<Double>();
        for (var time = 0; time < times; time++) {
            var start = System.nanoTime();
            long revision = gateway.edit(0, ++number).join().getLong("revision");
            millis.add((stream.awaitLast(revision) - start) / 1e6);
        }
        return new Samples(millis).median();
    }

    private double rename(Gateway gateway, Streams stream, int times) throws IOException {
        var millis = new ArrayList<Double>();
        for (var time = 0; time < times; time++) {
            var revision = stream.seen() + 1;
            var start = System.nanoTime();
            gateway.rename(++number % 50);
            await().atMost(Child.PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> stream.seen() >= revision);
            millis.add((stream.awaitLast(revision) - start) / 1e6);
        }
        return new Samples(millis).median();
    }
}
