package dev.headgate.bench;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A server that is measured, in a process of its own on the first core; whoever measures has the other. */
final class Child implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As {@code bin/run} starts the gateway. */
    private static final List<String> JVM = List.of("-Xlog:disable", "-XX:+UseSerialGC", "-Xms32m", "-Xmx512m");

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("generation +total \\d+K, used (\\d+)K");

    /** A collection that leaves more than this share of what was there found nothing worth another. */
    private static final double SETTLED = 0.995;

    private static final int COLLECTIONS = 10;

    /** More than a server without streams has open, and few beside thousands of streams. */
    private static final int QUIET_FILES = 150;

    private final Process process;
    private final Thread stopper;

    private Child(Process process) {
        this.process = process;
        this.stopper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    /** Runs {@code java} with these arguments; its standard error goes to {@code folder/log}. */
    static Child java(Path folder, List<String> arguments) throws IOException {
        return java("0", folder, arguments);
    }

    /** A class of the bench on both cores, while whoever measures only waits. */
    static Child onBothCores(Path folder, Class<?> main, String... arguments) throws IOException {
        var all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        all.addAll(List.of(arguments));
        return java("0,1", folder, all);
    }

    private static Child java(String cores, Path folder, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("taskset", "-c", cores, "java"));
        command.addAll(JVM);
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("log").toFile());
        builder.environment().put("HEADGATE_LOG_LEVEL", "WARN");
        return new Child(builder.start());
    }

    /** A class of the bench, which listens on the port that is its first argument. */
    static Child peer(Path folder, Class<?> main, int port, String... more) throws IOException {
        var arguments = new ArrayList<>(
                List.of("-cp", System.getProperty("java.class.path"), main.getName(), Integer.toString(port)));
        arguments.addAll(List.of(more));
        var child = java(folder, arguments);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> listens(port));
        return child;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    BufferedReader stdout() {
        return process.inputReader();
    }

    /** Resident memory in MB. */
    double residentMb() throws IOException {
        var found = RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
        if (!found.find()) {
            throw new IllegalStateException("/proc says no VmRSS");
        }
        return Double.parseDouble(found.group(1)) / 1024;
    }

    /** Waits until it has noticed that its clients are gone. */
    void awaitQuiet() {
        await().atMost(PATIENCE).until(() -> openFiles() < QUIET_FILES);
    }

    private long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.count();
        }
    }

    /** Bytes of live objects: what is left when a full collection no longer finds much. */
    double liveHeap() throws IOException {
        var left = collected();
        for (var round = 0; round < COLLECTIONS; round++) {
            var before = left;
            left = collected();
            if (left > before * SETTLED) {
                break;
            }
        }
        return left;
    }

    /** Asks again where a busy JVM was too slow for jcmd, which then says nothing of a heap. */
    private double collected() throws IOException {
        jcmd("GC.run");
        var used = await().atMost(PATIENCE).until(this::usedHeap, parts -> !parts.isEmpty());
        return used.stream().mapToDouble(kilobytes -> kilobytes * 1024.0).sum();
    }

    private List<Long> usedHeap() throws IOException {
        return USED.matcher(jcmd("GC.heap_info"))
                .results()
                .map(part -> Long.parseLong(part.group(1)))
                .toList();
    }

    private String jcmd(String command) throws IOException {
        var jcmd = new ProcessBuilder("jcmd", Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        try (var output = jcmd.inputReader()) {
            return String.join("\n", output.lines().toList());
        }
    }

    /** Processor time so far. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            process.getInputStream().close();
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
