package dev.headgate.source;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when a file may have changed, from one thread for all directories. Only a hint: a network file system tells
 * nothing, a directory that was made anew must be followed anew, and events can be lost. Polling finds what it misses.
 */
final class DirectoryWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);
    /** Kubernetes swaps {@code ..data}, which the file's link goes through; the file's own entry never changes. */
    private static final String SWAPPED = "..";

    private final WatchService service;
    private final Consumer<Path> changed;
    private final Set<Path> files = ConcurrentHashMap.newKeySet();
    private final Map<Path, WatchKey> directories = new ConcurrentHashMap<>();

    private DirectoryWatch(WatchService service, Consumer<Path> changed) {
        this.service = service;
        this.changed = changed;
    }

    /**
     * Starts watching; empty where the system has no watch left to give.
     *
     * @param changed told of a file, on the watch's own thread
     */
    static Optional<DirectoryWatch> start(Consumer<Path> changed) {
        try {
            var watch = new DirectoryWatch(FileSystems.getDefault().newWatchService(), changed);
            var thread = new Thread(watch::run, "headgate-watch");
            thread.setDaemon(true);
            thread.start();
            return Optional.of(watch);
        } catch (IOException unavailable) {
            LOG.atWarn()
                    .addKeyValue("reason", unavailable.getMessage())
                    .log("no directory watch, files are only polled");
            return Optional.empty();
        }
    }

    /** Watches this file's directory if it isn't watched already. Blocks. */
    void follow(Path file) {
        files.add(file);
        var directory = file.getParent();
        if (directory == null || directories.containsKey(directory)) {
            return;
        }
        try {
            directories.put(
                    directory,
                    directory.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException | ClosedWatchServiceException unwatchable) {
            LOG.atDebug().addKeyValue("directory", directory).log("directory not watched, its files are only polled");
        }
    }

    private void run() {
        try {
            while (true) {
                var key = service.take();
                var directory = (Path) key.watchable();
                var events = key.pollEvents();
                files.stream()
                        .filter(file -> directory.equals(file.getParent()))
                        .filter(file -> events.stream().anyMatch(event -> concerns(event, file)))
                        .forEach(changed);
                if (!key.reset()) {
                    directories.remove(directory);
                }
            }
        } catch (ClosedWatchServiceException | InterruptedException end) {
            LOG.atDebug().log("directory watch ended");
        }
    }

    private static boolean concerns(WatchEvent<?> event, Path file) {
        return !(event.context() instanceof Path entry) // events were lost
                || entry.equals(file.getFileName())
                || entry.toString().startsWith(SWAPPED);
    }

    void close() {
        try {
            service.close();
        } catch (IOException leaked) {
            LOG.atWarn().addKeyValue("reason", leaked.getMessage()).log("directory watch not closed");
        }
    }
}
