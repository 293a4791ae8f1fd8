package dev.headgate.source;

import java.nio.file.Path;
import java.util.Optional;

/** Where a source is, in the words of an operator and as a file. */
final class Location {
    private Location() {}

    static String of(SourceSettings settings) {
        var config = settings.config();
        return switch (settings.type()) {
            case "env" -> "environment";
            case "sys" -> "system properties";
            case "http" -> {
                var scheme = config.getBoolean("ssl", false) ? "https" : "http";
                yield scheme + "://" + config.getString("host") + ":" + config.getInteger("port", 80)
                        + config.getString("path", "/");
            }
            default -> config.getString("path", settings.type());
        };
    }

    /** The file or directory, absolute: relative paths would fall back to copies on the class path. */
    static Optional<Path> path(SourceSettings settings, Path base) {
        return settings.type().equals("file") || settings.type().equals("dir")
                ? Optional.ofNullable(settings.config().getString("path"))
                        .map(path -> base.resolve(path).toAbsolutePath().normalize())
                : Optional.empty();
    }
}
