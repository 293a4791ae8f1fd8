package dev.headgate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to the line that says where it listens, in an empty installation each time. */
final class StartPart implements Part {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Row> measure(Settings settings) throws Exception {
        var archive = archive(settings);
        var with = List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive);
        var resident = new ArrayList<Double>();
        start(settings, with, new ArrayList<>()); // reads the files into memory
        var starts = Rounds.interleaved(
                settings, () -> start(settings, with, resident), () -> start(settings, List.of(), new ArrayList<>()));
        return List.of(
                Row.beside("start → listening with `bin/run`'s class archive, ms", "without it", starts)
                        .goal(Goal.valueAtMost(400, "≤ 400 ms")),
                Row.alone("resident at start, MB", new Samples(resident)).goal(Goal.valueAtMost(85, "≤ 85 MB")));
    }

    private static double start(Settings settings, List<String> options, List<Double> resident) throws IOException {
        var start = System.nanoTime();
        try (var gateway = Gateway.start(settings, options)) {
            var millis = (System.nanoTime() - start) / 1e6;
            resident.add(gateway.child().residentMb());
            return millis;
        }
    }

    private static Path archive(Settings settings) throws IOException, InterruptedException {
        var archive = settings.folder().resolve("headgate.jsa");
        var exit = new ProcessBuilder("bin/archive", settings.jar().toString(), archive.toString())
                .redirectError(settings.folder().resolve("archive.log").toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("bin/archive ended with " + exit);
        }
        return archive;
    }
}
