package dev.headgate.access;

import dev.headgate.config.Change;
import dev.headgate.config.Node;
import dev.headgate.config.Node.Branch;
import dev.headgate.config.Pointer;
import dev.headgate.config.Revision;
import dev.headgate.config.Snapshot;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of the document that somebody may see and, if their role says so, edit. What lies outside looks as if it were
 * not there.
 *
 * @param paths what lies at or under one of them; empty for the whole document
 */
public record Scope(List<Pointer> paths) {
    public static final Scope ALL = new Scope(List.of());

    public Scope {
        paths = paths.contains(Pointer.ROOT) ? List.of() : List.copyOf(paths);
    }

    public boolean isAll() {
        return paths.isEmpty();
    }

    /** Whether everything at and under {@code path} lies in it. */
    public boolean covers(Pointer path) {
        return isAll() || paths.stream().anyMatch(path::isWithin);
    }

    /** What can be seen of these paths: one that lies in the scope as it is, one above it as far as the scope goes. */
    public List<Pointer> visible(List<Pointer> asked) {
        return isAll()
                ? asked
                : asked.stream()
                        .flatMap(path ->
                                covers(path) ? Stream.of(path) : paths.stream().filter(own -> own.isWithin(path)))
                        .distinct()
                        .toList();
    }

    /** The document as it looks from here. Typed sections are not narrowed: they are for code, not for callers. */
    public Snapshot narrow(Snapshot snapshot) {
        return isAll()
                ? snapshot
                : new Snapshot(snapshot.revision(), snapshot.at(), narrow(snapshot.document()), snapshot.typed());
    }

    /** The revision with the changes and overrides that can be seen from here; maybe none. */
    public Revision narrow(Revision revision) {
        return isAll()
                ? revision
                : new Revision(
                        revision.revision(),
                        revision.at(),
                        revision.actor(),
                        revision.reason(),
                        revision.origin(),
                        narrow(revision.changes()),
                        narrow(revision.override()));
    }

    public List<Change> narrow(List<Change> changes) {
        return changes.stream().filter(change -> covers(change.path())).toList();
    }

    private Branch narrow(Branch document) {
        var seen = Node.EMPTY;
        for (var path : paths) {
            var node = document.at(path);
            if (node.isPresent()) {
                seen = seen.with(path, node.get());
            }
        }
        return seen;
    }

    /** {@code /a, /b}, or {@code everything}. */
    @Override
    public String toString() {
        return isAll() ? "everything" : paths.stream().map(Pointer::toString).collect(Collectors.joining(", "));
    }
}
