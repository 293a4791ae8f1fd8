package dev.headgate.journey;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A directory with settings, sources and a store, and how a gateway is started in it. It outlives the processes that run
 * there.
 *
 * @param prefix a command that runs the JVM, such as {@code strace}; empty for none
 * @param program what the JVM runs
 * @param environment beside the one of the tests
 */
record Installation(
        Path directory,
        List<String> prefix,
        List<String> program,
        Map<String, String> environment,
        List<String> arguments) {

    static final String DOCUMENT = "conf/dual-write.yaml";
    static final String DATABASE = "data/headgate.db";
    static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("headgate.jar"), "headgate.jar"));

    /** A quick scanner and quick pings, so that no test waits long for either. */
    private static final String SETTINGS = """
            http: {host: 127.0.0.1, port: 0}
            streams: {ping_ms: 200}
            store: {path: data/headgate.db}
            sources:
              scan_period_ms: 100
              list:
                - {name: dual-write, type: file, format: yaml, path: conf/dual-write.yaml}
                - {name: environment, type: env}
            """;

    Installation {
        prefix = List.copyOf(prefix);
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    /** A new installation, whose one file sets the percentage of {@code performance}. */
    static Installation in(Path directory) {
        var installation = new Installation(directory, List.of(), List.of("-jar", JAR.toString()), Map.of(), List.of());
        installation.write("conf/gateway.yaml", SETTINGS);
        installation.write(DOCUMENT, percentage(50));
        return installation;
    }

    /** A source that says one thing, on line 4. */
    static String percentage(Object percentage) {
        return """
               dual_write:
                 categories:
                   performance:
                     percentage: %s
               """.formatted(percentage);
    }

    Installation under(String... command) {
        return new Installation(directory, List.of(command), program, environment, arguments);
    }

    /** The same with a main class of the tests', which finds the gateway in the packaged jar. */
    Installation running(Class<?> main, String... more) {
        var classes =
                Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath());
        var program = List.of("-cp", JAR + File.pathSeparator + classes, main.getName());
        return new Installation(directory, prefix, program, environment, List.of(more));
    }

    Installation with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Installation(directory, prefix, program, more, arguments);
    }

    Installation with(String argument) {
        var more = new ArrayList<>(arguments);
        more.add(argument);
        return new Installation(directory, prefix, program, environment, more);
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Replaces a file at once, as an editor or a deployment does. */
    void write(String name, String text) {
        try {
            Files.createDirectories(path(name).getParent());
            var draft = path(name + ".draft");
            Files.writeString(draft, text);
            Files.move(draft, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a gateway and waits until it listens. */
    GatewayProcess start() {
        var gateway = launch();
        gateway.address();
        return gateway;
    }

    /** Starts a gateway that may have reason not to come up. */
    GatewayProcess launch() {
        return GatewayProcess.launch(this);
    }
}
