package dev.headgate.web.push;

import dev.headgate.access.Scope;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.config.Snapshot;
import dev.headgate.live.SourceChanged;
import dev.headgate.live.StoreStatus;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The API's events: {@code snapshot} as {@code GET /api/v1/config}, {@code change} as a revision without its override
 * layer, {@code source} as in {@code GET /api/v1/sources}, and each {@link Happening} by its name.
 *
 * @param paths narrows changes to what can be seen from one of these; empty for all
 * @param scope narrows everything to what the reader may see
 */
public record JsonRendering(Set<Pointer> paths, Scope scope) implements Replayable {
    public JsonRendering {
        paths = Set.copyOf(paths);
    }

    @Override
    public Buffer snapshot(Snapshot snapshot) {
        return SseFrame.of(
                "snapshot", snapshot.revision(), scope.narrow(snapshot).toJson().encode());
    }

    @Override
    public Optional<Buffer> change(Revision revision) {
        return narrow(revision)
                .map(seen ->
                        SseFrame.of("change", seen.revision(), seen.toJson().encode()));
    }

    @Override
    public Optional<Buffer> source(SourceChanged change) {
        return scope.isAll()
                ? Optional.of(SseFrame.of("source", change.status().toJson().encode()))
                : Optional.empty();
    }

    /** Health says so: the contract of this stream has no such event. */
    @Override
    public Optional<Buffer> store(StoreStatus status) {
        return Optional.empty();
    }

    @Override
    public Optional<Buffer> happened(Happening happening) {
        return scope.isAll()
                ? Optional.of(SseFrame.of(happening.event(), happening.data().encode()))
                : Optional.empty();
    }

    @Override
    public boolean isWatched() {
        return false;
    }

    private Optional<Revision> narrow(Revision revision) {
        if (paths.isEmpty() && scope.isAll()) {
            return Optional.of(revision);
        }
        var seen = scope.narrow(revision.changes()).stream()
                .filter(change -> paths.isEmpty() || paths.stream().anyMatch(change.path()::touches))
                .toList();
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Revision(
                        revision.revision(),
                        revision.at(),
                        revision.actor(),
                        revision.reason(),
                        revision.origin(),
                        List.copyOf(seen),
                        revision.override()));
    }
}
