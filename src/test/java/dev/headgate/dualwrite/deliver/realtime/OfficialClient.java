package dev.headgate.dualwrite.deliver.realtime;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** npm's {@code @supabase/realtime-js} on one topic, in a process of its own: {@code bin/test} installs it. */
final class OfficialClient implements AutoCloseable {
    private final Process process;
    private final BufferedWriter hears;
    private final List<JsonArray> said = new CopyOnWriteArrayList<>();

    OfficialClient(String url, String key, String topic) {
        try {
            process = new ProcessBuilder("node", "client.mjs", url, key, topic)
                    .directory(Path.of("src/test/realtime").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hears = process.outputWriter(StandardCharsets.UTF_8);
        var reader = new Thread(() -> read(process.inputReader(StandardCharsets.UTF_8)), "official client");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(BufferedReader lines) {
        lines.lines().map(JsonArray::new).forEach(said::add);
    }

    /** Broadcasts a payload, or leaves on {@code leave}. */
    void tell(String line) {
        try {
            hears.write(line + "\n");
            hears.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said exactly this. */
    void awaitSaid(Object... what) {
        var line = new JsonArray(List.of(what));
        await(line.encode())
                .until(() -> said.stream().anyMatch(it -> it.encode().equals(line.encode())));
    }

    /** Everything that it said with this as its first word. */
    List<JsonArray> said(String first) {
        return said.stream().filter(it -> it.getString(0).equals(first)).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
