package dev.headgate.source;

import dev.headgate.config.Place;
import dev.headgate.config.Problem;
import dev.headgate.config.Reading;
import dev.headgate.config.Sections;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One configured source, read on demand. Reads never overlap: a call during a read starts one more after it, since the
 * content may have changed since the first began, and all such calls share that one.
 */
public final class Source {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final SourceSettings settings;
    private final Clock clock;
    private final String location;
    private final Optional<Path> path;
    private final Store store;
    private final Interpreter interpreter;
    private final Duration deadline;
    private @Nullable Future<Reading> running;
    private @Nullable Promise<Reading> following;
    private volatile @Nullable Future<Seen> overdue;
    private volatile @Nullable Seen seen;

    /** A content and what it came to, so that the same content isn't parsed again. */
    private record Seen(Fetched content, Verdict verdict) {}

    private Source(Vertx vertx, SourceSettings settings, Sections sections, Clock clock, Path base, Duration deadline) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        this.deadline = deadline;
        this.location = Location.of(settings);
        this.path = Location.path(settings, base);
        this.store = new Store(vertx, settings, path);
        this.interpreter = new Interpreter(settings, location, sections);
    }

    /**
     * A source that has not been read yet.
     *
     * @param base what relative paths are relative to
     */
    public static Source of(Vertx vertx, SourceSettings settings, Sections sections, Clock clock, Path base) {
        return new Source(vertx, settings, sections, clock, base, DEADLINE);
    }

    static Source of(
            Vertx vertx, SourceSettings settings, Sections sections, Clock clock, Path base, Duration deadline) {
        return new Source(vertx, settings, sections, clock, base, deadline);
    }

    public String name() {
        return settings.name();
    }

    public String type() {
        return settings.type();
    }

    /** What an operator would open: the path as written, a URL, or {@code environment}. */
    public String location() {
        return location;
    }

    /** The file to watch, absolute; empty where there is none. */
    public Optional<Path> watchable() {
        return path.filter(file -> type().equals("file"));
    }

    /** Reads now; never fails. After 10 seconds the reading is a failed one, and what comes later is dropped. */
    public synchronized Future<Reading> read() {
        if (running == null) {
            var attempt = attempt();
            running = attempt;
            attempt.onComplete(done -> ended());
            return attempt;
        }
        if (following == null) {
            following = Promise.promise();
        }
        return following.future();
    }

    private void ended() {
        Promise<Reading> waiting;
        synchronized (this) {
            running = null;
            waiting = following;
            following = null;
        }
        if (waiting != null) {
            read().onComplete(waiting);
        }
    }

    private Future<Reading> attempt() {
        if (overdue != null && !overdue.isComplete()) {
            return Future.succeededFuture(failed("the read before this one has still not ended"));
        }
        Promise<Reading> answer = Promise.promise();
        var content = store.fetch().compose(this::judge);
        var timer = vertx.setTimer(deadline.toMillis(), id -> {
            overdue = content;
            if (answer.tryComplete(failed(String.format("no answer within %,d ms", deadline.toMillis())))) {
                store.close();
            }
        });
        content.onComplete(done -> {
            vertx.cancelTimer(timer);
            answer.tryComplete(
                    done.succeeded()
                            ? done.result().verdict().reading(name(), clock.instant())
                            : failed(Faults.describe(done.cause())));
        });
        return answer.future();
    }

    private Future<Seen> judge(Fetched content) {
        return vertx.executeBlocking(
                        () -> {
                            var last = seen;
                            return last != null && last.content().equals(content)
                                    ? last
                                    : new Seen(content, interpreter.interpret(content));
                        },
                        false)
                .onSuccess(judged -> seen = judged);
    }

    private Reading failed(String why) {
        return new Reading.Failed(name(), clock.instant(), List.of(Problem.at(Place.named(location), why)));
    }

    public Future<Void> close() {
        return store.close();
    }
}
