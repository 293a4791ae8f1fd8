package dev.headgate.store;

import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import java.util.List;
import java.util.Optional;

/**
 * Which revisions are asked for: those that pass each of its parts.
 *
 * @param paths a change at, under or above one of them, as {@link Revision#touches} has it; none, or the root among them,
 *     for every revision
 * @param actor the exact name
 */
public record RevisionFilter(List<Pointer> paths, Optional<String> actor, Optional<Revision.Cause> origin) {
    public static final RevisionFilter ALL = new RevisionFilter(List.of(), Optional.empty(), Optional.empty());

    public RevisionFilter {
        paths = paths.contains(Pointer.ROOT) ? List.of() : List.copyOf(paths);
    }

    public static RevisionFilter of(List<Pointer> paths) {
        return new RevisionFilter(paths, Optional.empty(), Optional.empty());
    }

    /** Whether every revision passes. */
    public boolean isAll() {
        return equals(ALL);
    }
}
