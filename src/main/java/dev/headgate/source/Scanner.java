package dev.headgate.source;

import dev.headgate.config.Reading;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Reads each source again one period after its last reading ended, each at its own pace, and at once when its directory
 * shows a change. Every reading is handed to the owner once and in the order of reading, on the owner's context, where
 * all methods are called too.
 */
public final class Scanner {
    /** Longer than an editor takes between truncating a file and writing it. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(50);

    private final Vertx vertx;
    private final Context owner;
    private final List<Source> sources;
    private final Duration period;
    private final Consumer<Reading> onReading;
    private final Map<String, Reading> handedOn = new HashMap<>();
    private final Map<String, Long> scans = new HashMap<>();
    private final Map<String, Long> secondLooks = new HashMap<>();
    private final Set<Path> hinted = ConcurrentHashMap.newKeySet();
    private Optional<DirectoryWatch> watch = Optional.empty();
    private boolean closed;

    public Scanner(Vertx vertx, List<Source> sources, Duration period, Consumer<Reading> onReading) {
        this.vertx = vertx;
        this.owner = vertx.getOrCreateContext();
        this.sources = List.copyOf(sources);
        this.period = period;
        this.onReading = onReading;
    }

    /** Scans from now on, the first time after one period, and watches. */
    public void start() {
        watch = DirectoryWatch.start(this::hint);
        sources.forEach(source -> follow(source).onComplete(followed -> later(source)));
    }

    /** Reads every source now; each reading has been handed on before this completes. */
    public Future<List<Reading>> scanNow() {
        return Future.join(sources.stream().map(this::scan).toList()).map(all -> all.list());
    }

    private void later(Source source) {
        if (!closed) {
            scans.put(
                    source.name(),
                    vertx.setTimer(
                            period.toMillis(),
                            id -> scan(source)
                                    .transform(scanned -> follow(source))
                                    .onComplete(followed -> later(source))));
        }
    }

    /** A directory that vanished and came back needs a new watch. */
    private Future<Void> follow(Source source) {
        return vertx.executeBlocking(
                () -> {
                    watch.ifPresent(hints -> source.watchable().ifPresent(hints::follow));
                    return null;
                },
                false);
    }

    private Future<Reading> scan(Source source) {
        return source.read().compose(reading -> onOwner(() -> handOn(reading)).map(reading));
    }

    /** On the watch's thread. A burst of events before the owner comes to it is one hint. */
    private void hint(Path file) {
        if (hinted.add(file)) {
            owner.runOnContext(none -> {
                hinted.remove(file);
                sources.stream()
                        .filter(source -> source.watchable().equals(Optional.of(file)))
                        .forEach(this::look);
            });
        }
    }

    private void look(Source source) {
        source.read()
                .onSuccess(reading -> owner.runOnContext(none -> {
                    if (reading instanceof Reading.Good) {
                        handOn(reading);
                    } else {
                        lookAgain(source);
                    }
                }));
    }

    /** The event may have come from the middle of a save: what is broken now counts if it is still broken then. */
    private void lookAgain(Source source) {
        if (!closed) {
            secondLooks.computeIfAbsent(
                    source.name(),
                    name -> vertx.setTimer(SECOND_LOOK.toMillis(), id -> {
                        secondLooks.remove(name);
                        scan(source);
                    }));
        }
    }

    private void handOn(Reading reading) {
        if (!closed && handedOn.put(reading.source(), reading) != reading) {
            onReading.accept(reading);
        }
    }

    private Future<Void> onOwner(Runnable step) {
        return Future.future(done -> owner.runOnContext(none -> {
            step.run();
            done.complete();
        }));
    }

    /** Stops scanning and watching, and closes the sources. */
    public Future<Void> close() {
        closed = true;
        scans.values().forEach(vertx::cancelTimer);
        secondLooks.values().forEach(vertx::cancelTimer);
        var unwatched = vertx.executeBlocking(
                () -> {
                    watch.ifPresent(DirectoryWatch::close);
                    return null;
                },
                false);
        return unwatched.transform(done ->
                Future.join(sources.stream().map(Source::close).toList()).mapEmpty());
    }
}
