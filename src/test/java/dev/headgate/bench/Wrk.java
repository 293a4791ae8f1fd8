package dev.headgate.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Asks over and over on 32 connections, from the core that the servers don't have. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec: +([0-9.]+)");

    private Wrk() {}

    /** Requests a second; {@code headers} as {@code Name: value}. */
    static double perSecond(URI address, Duration duration, List<String> headers) throws IOException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "-d" + duration.toSeconds() + "s"));
        headers.forEach(header -> command.addAll(List.of("-H", header)));
        command.add(address.toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said;
        try (var output = process.inputReader()) {
            said = String.join("\n", output.lines().toList());
        }
        var rate = RATE.matcher(said);
        if (!rate.find() || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException("wrk found no steady answers: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }
}
